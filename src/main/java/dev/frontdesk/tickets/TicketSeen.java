package dev.frontdesk.tickets;

/**
 * Published within the transaction in which one side read up to a place.
 *
 * @param byDesk true when someone of the desk read, false when the customer did
 */
public record TicketSeen(long ticketId, String publicId, long number, long seq, boolean byDesk) {

}
