package dev.frontdesk.tickets;

import java.util.List;

/**
 * Published within the transaction that took words of these tickets away, a subject's or
 * a message's, so that whoever keeps what was before forgets it.
 */
public record WordsGone(List<Long> ticketIds) {

}
