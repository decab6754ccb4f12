package dev.frontdesk.tickets;

import dev.frontdesk.web.Refusal;
import org.springframework.http.HttpStatus;

/** The ticket was merged: whatever should happen to it happens to the other. */
public class TicketMerged extends Refusal {

	private final long into;

	public TicketMerged(long number, long into) {
		super(HttpStatus.CONFLICT, "tickets.merged", Long.toString(number), Long.toString(into));
		this.into = into;
	}

	/** The number of the ticket to go on with. */
	public long into() {
		return this.into;
	}

}
