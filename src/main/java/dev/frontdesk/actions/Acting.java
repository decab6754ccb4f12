package dev.frontdesk.actions;

import dev.frontdesk.tickets.Reader;

/**
 * In whose name something is done.
 *
 * @param token the same for the same deed, however often it is tried: what is written
 * under it is written once
 * @param seen the last place of the thread that the agent has read;
 * {@link Long#MAX_VALUE} where nobody reads, as in a bulk edit
 */
public record Acting(Reader.OfDesk by, String token, long seen) {

	public static Acting unseen(Reader.OfDesk by, String token) {
		return new Acting(by, token, Long.MAX_VALUE);
	}

}
