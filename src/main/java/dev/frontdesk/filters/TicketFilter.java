package dev.frontdesk.filters;

import java.util.List;
import java.util.stream.Stream;

/**
 * The condition language of views, rules, service levels and reports: conditions on
 * {@link TicketField fields}, joined by and, or and not. {@link TicketFilters} reads,
 * tells and applies it.
 */
public sealed interface TicketFilter {

	/** The value that stands for whoever asks. */
	String ME = "me";

	/** Holds for every ticket. */
	static TicketFilter everything() {
		return new All(List.of());
	}

	/** Holds when each part does; without parts always. */
	record All(List<TicketFilter> parts) implements TicketFilter {

		public All {
			parts = List.copyOf(parts);
		}

	}

	/** Holds when one part does; without parts never. */
	record Any(List<TicketFilter> parts) implements TicketFilter {

		public Any {
			parts = List.copyOf(parts);
		}

	}

	record Not(TicketFilter part) implements TicketFilter {

	}

	/** Asks for one field. */
	record Condition(String field, Operator operator, List<String> values) implements TicketFilter {

		public Condition {
			values = List.copyOf(values);
		}

	}

	static Condition where(String field, Operator operator, String... values) {
		return new Condition(field, operator, List.of(values));
	}

	static TicketFilter all(TicketFilter... parts) {
		return new All(List.of(parts));
	}

	static TicketFilter any(TicketFilter... parts) {
		return new Any(List.of(parts));
	}

	/** Every condition in it, in reading order. */
	default Stream<Condition> conditions() {
		return switch (this) {
			case All(List<TicketFilter> parts) -> parts.stream().flatMap(TicketFilter::conditions);
			case Any(List<TicketFilter> parts) -> parts.stream().flatMap(TicketFilter::conditions);
			case Not(TicketFilter part) -> part.conditions();
			case Condition condition -> Stream.of(condition);
		};
	}

}
