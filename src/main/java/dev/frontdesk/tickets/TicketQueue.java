package dev.frontdesk.tickets;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** How long a ticket still waits, as routing knows it. */
public interface TicketQueue {

	/** Empty when nobody waits or nothing can be promised. */
	Optional<Place> placeOf(long ticketId);

	/** The places of those that wait for their first answer; others are not in it. */
	Map<Long, Integer> places(Collection<Long> ticketIds);

	/**
	 * @param position 1 for the next
	 * @param expected until the first answer
	 */
	record Place(int position, Duration expected) {
	}

}
