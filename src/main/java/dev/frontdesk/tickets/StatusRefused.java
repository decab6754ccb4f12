package dev.frontdesk.tickets;

import dev.frontdesk.web.Refusal;
import org.springframework.http.HttpStatus;

/** No way leads from this status to that one. */
public class StatusRefused extends Refusal {

	StatusRefused(Status from, Status to) {
		super(HttpStatus.CONFLICT, "tickets.status-refused", from.name(), to.name());
	}

}
