package dev.frontdesk.handling;

import dev.frontdesk.web.Refusal;

import org.springframework.http.HttpStatus;

/** No such message in this ticket, or no longer. */
class MessageGone extends Refusal {

	MessageGone() {
		super(HttpStatus.NOT_FOUND, "handling.message-gone");
	}

}
