package dev.frontdesk.inbox;

import dev.frontdesk.web.Refusal;

import org.springframework.http.HttpStatus;

/** A choice that is not, or no longer, among those offered. */
class NoSuchChoice extends Refusal {

	NoSuchChoice() {
		super(HttpStatus.UNPROCESSABLE_CONTENT, "inbox.no-such-choice");
	}

}
