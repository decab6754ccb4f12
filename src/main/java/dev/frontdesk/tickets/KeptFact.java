package dev.frontdesk.tickets;

import java.util.Locale;
import java.util.function.BinaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * Facts of the history whose names only a module above knows: it names them, tells their
 * values and puts back what they were.
 */
public interface KeptFact {

	/** How the names of these facts begin, such as {@code fields.}. */
	String prefix();

	/** What such a fact is called. */
	String label(String name, Locale reader);

	/** A value of it as people read it. */
	String value(String name, String value, Locale reader);

	/**
	 * Tells, by name and value, what stands in one ticket's history: what has to be
	 * looked up is so once for all of it.
	 */
	default BinaryOperator<String> teller(long ticketId, Locale reader) {
		return (name, value) -> value(name, value, reader);
	}

	/** Whether there is anything to put back: what somebody did is done. */
	default boolean isRestorable() {
		return true;
	}

	/**
	 * Puts back what it was, under the cause, in the caller's transaction.
	 * @param was null when it was not given
	 * @throws dev.frontdesk.web.Refusal where that makes no sense any more
	 */
	void restore(Reader.OfDesk by, long number, String cause, String name, @Nullable String was);

}
