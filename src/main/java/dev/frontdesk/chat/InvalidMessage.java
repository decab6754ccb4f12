package dev.frontdesk.chat;

import dev.frontdesk.web.Refusal;

import org.springframework.http.HttpStatus;

/** A message without the id its client must give it. */
public class InvalidMessage extends Refusal {

	InvalidMessage() {
		super(HttpStatus.BAD_REQUEST, "chat.invalid-message");
	}

}
