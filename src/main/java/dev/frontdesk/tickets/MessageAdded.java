package dev.frontdesk.tickets;

import dev.frontdesk.audit.Actor;

/**
 * Published within the transaction that stored a message; listen after commit to push.
 * Whoever must not miss one reads the events of the ticket instead.
 */
public record MessageAdded(long ticketId, String publicId, long number, long messageId, long seq, Actor author,
		Visibility visibility) {

}
