package dev.frontdesk.escalations;

import dev.frontdesk.web.Refusal;
import org.springframework.http.HttpStatus;

/** Nobody else has the ticket; someone may have brought it back a moment ago. */
class NotEscalated extends Refusal {

	NotEscalated() {
		super(HttpStatus.CONFLICT, "escalations.not-escalated");
	}

}
