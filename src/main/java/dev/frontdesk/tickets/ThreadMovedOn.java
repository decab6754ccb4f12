package dev.frontdesk.tickets;

import dev.frontdesk.web.Refusal;
import org.springframework.http.HttpStatus;

/**
 * Someone else wrote after what this agent had read: the reply is held back until the
 * agent has seen it.
 */
public class ThreadMovedOn extends Refusal {

	private final long seenSeq;

	ThreadMovedOn(long seenSeq) {
		super(HttpStatus.CONFLICT, "tickets.thread-moved-on");
		this.seenSeq = seenSeq;
	}

	/** The last place the agent had read. */
	public long seenSeq() {
		return this.seenSeq;
	}

}
