package dev.frontdesk.tickets;

/**
 * Where a message went.
 *
 * @param repeated true when this client id had been stored before: nothing was written
 * @param left the places that tell of the status it left behind; empty where it left none
 */
public record Posted(long ticketId, String publicId, long number, long messageId, long seq, boolean repeated,
		Tickets.Span left) {

	Posted(long ticketId, String publicId, long number, long messageId, long seq, boolean repeated) {
		this(ticketId, publicId, number, messageId, seq, repeated, new Tickets.Span(seq, seq));
	}

	/** The same, with more of the history to tell what it left behind. */
	public Posted leaving(Tickets.Span span) {
		return new Posted(this.ticketId, this.publicId, this.number, this.messageId, this.seq, this.repeated, span);
	}

}
