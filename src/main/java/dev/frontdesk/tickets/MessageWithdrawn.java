package dev.frontdesk.tickets;

/**
 * Published within the transaction that took words of a message back, so that whoever has
 * copied them can do the same in it.
 *
 * @param ticketId where it is read
 * @param originTicketId where it was written; with {@code originSeq} the place its
 * {@code message} event names
 * @param whole whether nothing of it is left
 */
public record MessageWithdrawn(long ticketId, long messageId, long originTicketId, long originSeq, boolean whole) {

}
