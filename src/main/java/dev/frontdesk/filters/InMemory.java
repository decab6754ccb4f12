package dev.frontdesk.filters;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.frontdesk.language.Words;
import dev.frontdesk.tickets.Times;
import org.jspecify.annotations.Nullable;

/** Tries a filter on one ticket; agrees with {@link InSql} to the letter. */
record InMemory(TicketFields fields, TicketFacts facts, Instant now, long me) {

	private static final int SHORTEST_STEM = 4;

	boolean holds(TicketFilter filter) {
		return switch (filter) {
			case TicketFilter.All(List<TicketFilter> parts) -> parts.stream().allMatch(this::holds);
			case TicketFilter.Any(List<TicketFilter> parts) -> parts.stream().anyMatch(this::holds);
			case TicketFilter.Not(TicketFilter part) -> !holds(part);
			case TicketFilter.Condition condition -> holds(this.fields.byKey(condition.field()), condition);
		};
	}

	private boolean holds(TicketField field, TicketFilter.Condition condition) {
		Operator operator = condition.operator();
		List<String> values = condition.values();
		return switch (field.type()) {
			case CHOICE -> choice(this.facts.text(field.key()), operator, values);
			case OPTION -> option(this.facts.text(field.key()), operator, values);
			case ID -> id(this.facts.id(field.key()), operator, ids(field, values, this.me));
			case TEXT -> text(this.facts.text(field.key()), operator, values);
			case TAGS -> tags(this.facts.list(field.key()), operator, tags(field, values, this.me));
			case WORDS -> words(this.facts.words(field.key()), operator, values);
			case TIME -> time(this.facts.time(field.key()), Days.now(field, operator, this.now), operator, values);
			case NUMBER -> number(this.facts.number(field.key()), operator, values);
			case FLAG -> this.facts.flag(field.key()) == (operator == Operator.YES);
		};
	}

	private static boolean choice(@Nullable String value, Operator operator, List<String> values) {
		return (value != null && values.contains(value)) == (operator == Operator.IS);
	}

	private static boolean option(@Nullable String value, Operator operator, List<String> values) {
		return switch (operator) {
			case GIVEN -> value != null;
			case EMPTY -> value == null;
			default -> choice(value, operator, values);
		};
	}

	private static boolean id(@Nullable Long value, Operator operator, Set<Long> values) {
		return switch (operator) {
			case GIVEN -> value != null;
			case EMPTY -> value == null;
			default -> (value != null && values.contains(value)) == (operator == Operator.IS);
		};
	}

	private static boolean text(@Nullable String value, Operator operator, List<String> values) {
		String text = lower((value != null) ? value : "");
		Stream<String> wanted = values.stream().map(InMemory::lower);
		return switch (operator) {
			case CONTAINS -> wanted.anyMatch(text::contains);
			case CONTAINS_NOT -> wanted.noneMatch(text::contains);
			case STARTS_WITH -> wanted.anyMatch(text::startsWith);
			case GIVEN -> !text.isEmpty();
			case EMPTY -> text.isEmpty();
			default -> wanted.anyMatch(text::equals);
		};
	}

	private static boolean tags(List<String> tags, Operator operator, List<String> values) {
		return switch (operator) {
			case HAS_ALL -> new HashSet<>(tags).containsAll(values);
			case HAS_NONE -> Collections.disjoint(tags, values);
			case GIVEN -> !tags.isEmpty();
			case EMPTY -> tags.isEmpty();
			default -> !Collections.disjoint(tags, values);
		};
	}

	private static boolean words(List<List<String>> texts, Operator operator, List<String> values) {
		Predicate<String> found = (value) -> {
			List<String> phrase = Words.of(value);
			return texts.stream().anyMatch((text) -> holds(text, phrase));
		};
		return switch (operator) {
			case HAS_ALL -> values.stream().allMatch(found);
			case HAS_NONE -> values.stream().noneMatch(found);
			default -> values.stream().anyMatch(found);
		};
	}

	private static boolean holds(List<String> text, List<String> phrase) {
		if (!isStem(phrase)) {
			return Collections.indexOfSubList(text, phrase) >= 0;
		}
		int last = phrase.size() - 1;
		return IntStream.range(0, Math.max(0, text.size() - last))
			.anyMatch((at) -> text.subList(at, at + last).equals(phrase.subList(0, last))
					&& text.get(at + last).startsWith(phrase.get(last)));
	}

	/**
	 * Whether the last word may go on: many languages put their endings there
	 * ({@code csomag}, {@code csomagom}). Shorter ones would find too much.
	 */
	static boolean isStem(List<String> phrase) {
		return !phrase.isEmpty() && phrase.getLast().length() >= SHORTEST_STEM;
	}

	private static boolean number(@Nullable BigDecimal value, Operator operator, List<String> values) {
		if (value == null) {
			return operator == Operator.EMPTY;
		}
		Stream<Integer> compared = values.stream().map((wanted) -> value.compareTo(new BigDecimal(wanted)));
		return switch (operator) {
			case GIVEN -> true;
			case EMPTY -> false;
			case AT_LEAST -> compared.anyMatch((way) -> way >= 0);
			case AT_MOST -> compared.anyMatch((way) -> way <= 0);
			default -> compared.anyMatch((way) -> way == 0);
		};
	}

	private static boolean time(Instant value, Instant now, Operator operator, List<String> values) {
		return switch (operator) {
			case GIVEN -> value.isBefore(Times.NEVER);
			case EMPTY -> !value.isBefore(Times.NEVER);
			case PAST -> !value.isAfter(now);
			case OLDER_THAN -> values.stream().map(Span::of).anyMatch((span) -> value.isBefore(now.minus(span)));
			case IN_NEXT -> values.stream()
				.map(Span::of)
				.anyMatch((span) -> !value.isBefore(now) && !value.isAfter(now.plus(span)));
			case BEFORE -> values.stream().map(Instant::parse).anyMatch(value::isBefore);
			case AFTER -> value.isBefore(Times.NEVER) && values.stream().map(Instant::parse).anyMatch(value::isAfter);
			default -> values.stream()
				.map((span) -> now.minus(Span.of(span)))
				.anyMatch((since) -> !value.isBefore(since) && !value.isAfter(now)) == (operator == Operator.IN_LAST);
		};
	}

	/**
	 * The chosen ids, whoever asks put in their place, and all that belongs under them.
	 */
	static Set<Long> ids(TicketField field, List<String> values, long me) {
		Set<Long> ids = new HashSet<>();
		for (String value : values) {
			if (value.equals(TicketFilter.ME)) {
				ids.addAll(field.own(me));
			}
			else {
				ids.add(Long.valueOf(value));
			}
		}
		return field.expand(ids);
	}

	static List<String> tags(TicketField field, List<String> values, long me) {
		if (field.ownKey() == null || !values.contains(TicketFilter.ME)) {
			return values;
		}
		return values.stream()
			.flatMap((value) -> value.equals(TicketFilter.ME) ? field.own(me).stream().map((id) -> Long.toString(id))
					: Stream.of(value))
			.toList();
	}

	/** One letter for one, as PostgreSQL's pg_c_utf8 does it. */
	static String lower(String text) {
		StringBuilder lower = new StringBuilder(text.length());
		text.codePoints().map(Character::toLowerCase).forEach(lower::appendCodePoint);
		return lower.toString();
	}

}
