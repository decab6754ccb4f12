package dev.frontdesk.actions;

import dev.frontdesk.web.Refusal;
import org.springframework.http.HttpStatus;

/** Something happened to the ticket after what was to be undone. */
public class ChangedSince extends Refusal {

	ChangedSince() {
		super(HttpStatus.CONFLICT, "actions.changed-since");
	}

}
