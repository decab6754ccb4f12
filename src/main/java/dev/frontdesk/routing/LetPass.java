package dev.frontdesk.routing;

import java.util.Set;

/** Seam: who is not to be given a ticket for now, since they let it pass. */
public interface LetPass {

	/** The ids of those agents. */
	Set<Long> by(long ticketId);

}
