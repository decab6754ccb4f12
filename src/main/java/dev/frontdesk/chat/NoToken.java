package dev.frontdesk.chat;

import dev.frontdesk.web.Refusal;

import org.springframework.http.HttpStatus;

/** A request without a token, or with something that is none. */
public class NoToken extends Refusal {

	NoToken() {
		super(HttpStatus.UNAUTHORIZED, "chat.no-token");
	}

}
