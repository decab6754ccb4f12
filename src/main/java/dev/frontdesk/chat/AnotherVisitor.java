package dev.frontdesk.chat;

import dev.frontdesk.web.Refusal;

import org.springframework.http.HttpStatus;

/** A proof of identity came with a token that is someone else's, or over. */
public class AnotherVisitor extends Refusal {

	AnotherVisitor() {
		super(HttpStatus.CONFLICT, "chat.another-visitor");
	}

}
