package dev.frontdesk.notifications;

import java.util.Collection;
import java.util.Map;

/**
 * Seam: what tickets are called, for whoever may see them now. Implemented where tickets
 * are known.
 */
public interface TicketSight {

	/** Of these tickets those the agent may see. */
	Map<Long, Seen> of(long agentId, Collection<Long> ticketIds);

	/** Of these agents those who may see the ticket. */
	Map<Long, Seen> toEach(Collection<Long> agentIds, long ticketId);

	/** The beginning of what was said at that place, or nothing. */
	String excerpt(long ticketId, long seq);

	/**
	 * @param customer as the desk reads the name; empty where nobody gave one
	 */
	record Seen(long number, String subject, String customer) {
	}

}
