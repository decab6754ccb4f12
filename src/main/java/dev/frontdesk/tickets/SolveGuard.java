package dev.frontdesk.tickets;

import java.util.List;
import java.util.Locale;

/**
 * What must be done before an agent may solve a ticket, given by the module that knows.
 */
public interface SolveGuard {

	/**
	 * What still stands in the way, in the order of doing, as an agent reads it; empty
	 * when nothing does. Called in the transaction that would solve it.
	 */
	List<String> open(long ticketId, Locale reader);

	/**
	 * What solving leaves undone without standing in the way, told once in a few words,
	 * such as "2 items of a checklist".
	 */
	default List<String> leftUndone(long ticketId, Locale reader) {
		return List.of();
	}

	/** The same before any other status that a ticket is moved to by hand. */
	default List<String> openBefore(Status next, long ticketId, Locale reader) {
		return (next == Status.SOLVED) ? open(ticketId, reader) : List.of();
	}

}
