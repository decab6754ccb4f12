package dev.frontdesk.tickets;

import java.util.Collection;
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

	/**
	 * A ticket goes its own way again, with all that was merged into it before.
	 * @param family the ticket itself and those
	 */
	default List<Fact> unmerge(Collection<Long> family, long survivorId) {
		return List.of();
	}

}
