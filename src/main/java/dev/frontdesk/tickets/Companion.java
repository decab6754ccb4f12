package dev.frontdesk.tickets;

import java.util.List;

/**
 * What hangs on a ticket and goes along where it goes on in another. Called in the
 * transaction that does it, with the rows of both locked; what is told back stands in the
 * history of the other.
 */
public interface Companion {

	/** A new ticket goes on from this one: split off, or as a follow-up. */
	List<Fact> goOn(long fromTicketId, long newTicketId);

	/** A ticket is merged into another. */
	List<Fact> merge(long mergedTicketId, long survivorId);

}
