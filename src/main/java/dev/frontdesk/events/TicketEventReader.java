package dev.frontdesk.events;

/**
 * Reacts to the history of all tickets, durably and in order. Called in a transaction of
 * its own together with the move of its cursor, on one node at a time; must be
 * idempotent.
 */
public interface TicketEventReader {

	/** The name of its cursor; never changes. */
	String name();

	void read(TicketEvent event);

}
