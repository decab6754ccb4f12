package dev.frontdesk.chat;

import dev.frontdesk.web.Refusal;

import org.springframework.http.HttpStatus;

/** What was typed is no origin. */
public class InvalidOrigin extends Refusal {

	InvalidOrigin(String typed) {
		super(HttpStatus.UNPROCESSABLE_CONTENT, "chat.invalid-origin", typed);
	}

}
