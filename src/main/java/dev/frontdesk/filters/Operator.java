package dev.frontdesk.filters;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How a condition compares. Each of several values will do, except where all must. */
public enum Operator {

	IS, IS_NOT, CONTAINS, CONTAINS_NOT, STARTS_WITH, HAS_ANY, HAS_ALL, HAS_NONE, GIVEN, EMPTY,
	/** Less than a span ago, such as {@code 7d}, {@code 12h} or {@code 30m}. */
	IN_LAST, NOT_IN_LAST,
	/** Before an instant in ISO 8601. */
	BEFORE, AFTER;

	/** As stored in filters and used in message keys: {@code starts-with}. */
	public String key() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/** Whether it asks for values at all. */
	public boolean takesValues() {
		return this != GIVEN && this != EMPTY;
	}

	static Optional<Operator> byKey(String key) {
		return Stream.of(values()).filter((operator) -> operator.key().equals(key)).findFirst();
	}

}
