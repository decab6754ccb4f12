package dev.frontdesk.events;

import java.util.List;

/**
 * Reacts to the history of all tickets, durably and in order, but not to what was
 * imported: that happened elsewhere. Called in a transaction of its own together with the
 * move of its cursor, on one node at a time; must be idempotent.
 */
public interface TicketEventReader {

	/** The name of its cursor; never changes. */
	String name();

	void read(TicketEvent event);

	/**
	 * Whether it may have something to do about such an event. Others are passed by and
	 * do not wake it.
	 */
	default boolean hears(Change change) {
		return true;
	}

	/**
	 * Whether reading it locks its ticket. Nothing is read after such a one in the same
	 * transaction: who holds one ticket and waits for the next meets others that hold
	 * that one and wait for the first.
	 */
	default boolean locksTicketOf(TicketEvent event) {
		return false;
	}

	/**
	 * What came together, in order. Whoever can tell at one glance that nothing of it
	 * concerns them, or does it all in one statement, says so here.
	 */
	default void readAll(List<TicketEvent> events) {
		events.forEach(this::read);
	}

}
