package dev.frontdesk.tickets;

/**
 * Where a message went.
 *
 * @param repeated true when this client id had been stored before: nothing was written
 */
public record Posted(long ticketId, String publicId, long number, long messageId, long seq, boolean repeated) {

}
