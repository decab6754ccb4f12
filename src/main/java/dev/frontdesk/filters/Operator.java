package dev.frontdesk.filters;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** How a condition compares. Each of several values will do, except where all must. */
public enum Operator {

	IS, IS_NOT, CONTAINS, CONTAINS_NOT, STARTS_WITH, HAS_ANY, HAS_ALL, HAS_NONE, GIVEN, EMPTY, YES, NO, AT_LEAST,
	AT_MOST,
	/** Less than a span ago, such as {@code 7d}, {@code 12h} or {@code 30m}. */
	IN_LAST, NOT_IN_LAST,
	/** Longer ago than a span. */
	OLDER_THAN,
	/** Less than a span from now. */
	IN_NEXT,
	/** Before now. */
	PAST,
	/** Before an instant in ISO 8601. */
	BEFORE, AFTER;

	private static final Set<Operator> BARE = Set.of(GIVEN, EMPTY, YES, NO, PAST);

	private static final Set<Operator> SPANS = Set.of(IN_LAST, NOT_IN_LAST, OLDER_THAN, IN_NEXT);

	/** As stored in filters and used in message keys: {@code starts-with}. */
	public String key() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/**
	 * What it denies, where it holds for what has no value; else itself.
	 */
	Operator affirmed() {
		return switch (this) {
			case IS_NOT -> IS;
			case CONTAINS_NOT -> CONTAINS;
			case HAS_NONE -> HAS_ANY;
			case EMPTY -> GIVEN;
			case NO -> YES;
			case NOT_IN_LAST -> IN_LAST;
			default -> this;
		};
	}

	/** Whether it asks for values at all. */
	public boolean takesValues() {
		return !BARE.contains(this);
	}

	/** Whether its values are lengths of time. */
	public boolean takesSpans() {
		return SPANS.contains(this);
	}

	static Optional<Operator> byKey(String key) {
		return Stream.of(values()).filter((operator) -> operator.key().equals(key)).findFirst();
	}

}
