package dev.frontdesk.tickets;

import dev.frontdesk.web.Refusal;
import org.springframework.http.HttpStatus;

/** A closed ticket never changes again. */
public class TicketClosed extends Refusal {

	public TicketClosed(long number) {
		super(HttpStatus.CONFLICT, "tickets.closed", Long.toString(number));
	}

}
