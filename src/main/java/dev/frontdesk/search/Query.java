package dev.frontdesk.search;

import java.util.List;
import java.util.stream.Collectors;

import dev.frontdesk.filters.TicketFilter;

/**
 * What is looked for: words, and a condition for the rest.
 *
 * @param filter what the tickets must be
 */
record Query(List<Sought> sought, TicketFilter filter) {

	/**
	 * Everything that may be found, as one tsquery; empty when only conditions are asked.
	 */
	String any() {
		return wanted().stream().map((one) -> "(" + one.query() + ")").collect(Collectors.joining(" | "));
	}

	/** What must be found. */
	List<Sought> wanted() {
		return this.sought.stream().filter((one) -> !one.negated()).toList();
	}

	boolean hasWords() {
		return !wanted().isEmpty();
	}

}
