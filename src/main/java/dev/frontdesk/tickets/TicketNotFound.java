package dev.frontdesk.tickets;

import dev.frontdesk.web.Refusal;
import org.springframework.http.HttpStatus;

/** No such ticket, or none this reader may see. */
public class TicketNotFound extends Refusal {

	public TicketNotFound() {
		super(HttpStatus.NOT_FOUND, "tickets.not-found");
	}

}
