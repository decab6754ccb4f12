package dev.frontdesk.escalations;

import dev.frontdesk.web.Refusal;
import org.springframework.http.HttpStatus;

/** A step that the ticket’s path does not have, or no longer. */
class NoSuchStep extends Refusal {

	NoSuchStep() {
		super(HttpStatus.UNPROCESSABLE_CONTENT, "escalations.no-such-step");
	}

}
