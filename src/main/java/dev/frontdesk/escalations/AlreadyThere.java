package dev.frontdesk.escalations;

import dev.frontdesk.web.Refusal;
import org.springframework.http.HttpStatus;

/** The ticket is with this helper now. */
class AlreadyThere extends Refusal {

	AlreadyThere() {
		super(HttpStatus.CONFLICT, "escalations.already-there");
	}

}
