package dev.frontdesk.tickets;

import java.util.Set;

/**
 * Published within the transaction that changed a ticket; listen after commit to push.
 *
 * @param fields the names of the event fields, such as {@code status} or {@code message}
 */
public record TicketChanged(long ticketId, String publicId, long number, long seq, Set<String> fields) {

}
