package dev.frontdesk.filters;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import dev.frontdesk.language.Words;
import dev.frontdesk.web.InvalidText;
import dev.frontdesk.web.Texts;

/** What a filter may ask, and how much of it. */
class FilterCheck {

	static final int DEEPEST = 5;

	private static final int MOST_CONDITIONS = 50;

	private static final int MOST_VALUES = 200;

	private static final int LONGEST_VALUE = 200;

	private final TicketFields fields;

	FilterCheck(TicketFields fields) {
		this.fields = fields;
	}

	/** Well formed: what is stored may name rows that are gone by now. */
	TicketFilter form(TicketFilter filter) {
		if (depth(filter) > DEEPEST) {
			throw new InvalidFilter("filter", "filters.refused.too-deep", DEEPEST);
		}
		long count = filter.conditions().count();
		if (count > MOST_CONDITIONS) {
			throw new InvalidFilter("filter", "filters.refused.too-many-conditions", MOST_CONDITIONS, count);
		}
		return cleaned(filter);
	}

	/**
	 * Also: every chosen value exists, and nothing rules itself out.
	 * @param personal whether it may ask for "me"
	 */
	TicketFilter whole(TicketFilter filter, boolean personal) {
		TicketFilter clean = form(filter);
		clean.conditions().forEach((condition) -> choices(condition, personal));
		new Contradictions(this.fields).seek(clean);
		return clean;
	}

	static boolean isPersonal(TicketField field, TicketFilter.Condition condition) {
		return field.ownKey() != null && condition.values().contains(TicketFilter.ME);
	}

	private static int depth(TicketFilter filter) {
		return switch (filter) {
			case TicketFilter.All(List<TicketFilter> parts) -> 1 + deepest(parts);
			case TicketFilter.Any(List<TicketFilter> parts) -> 1 + deepest(parts);
			case TicketFilter.Not(TicketFilter part) -> 1 + depth(part);
			case TicketFilter.Condition condition -> 0;
		};
	}

	private static int deepest(List<TicketFilter> parts) {
		return parts.stream().mapToInt(FilterCheck::depth).max().orElse(0);
	}

	private TicketFilter cleaned(TicketFilter filter) {
		return switch (filter) {
			case TicketFilter.All(List<TicketFilter> parts) ->
				new TicketFilter.All(parts.stream().map(this::cleaned).toList());
			case TicketFilter.Any(List<TicketFilter> parts) ->
				new TicketFilter.Any(parts.stream().map(this::cleaned).toList());
			case TicketFilter.Not(TicketFilter part) -> new TicketFilter.Not(cleaned(part));
			case TicketFilter.Condition condition -> cleaned(condition);
		};
	}

	private TicketFilter.Condition cleaned(TicketFilter.Condition condition) {
		TicketField field = this.fields.byKey(condition.field());
		Operator operator = condition.operator();
		if (!field.type().operators().contains(operator)) {
			throw new InvalidFilter(field.key(), "filters.refused.unknown-operator", operator.key());
		}
		int count = condition.values().size();
		if (!operator.takesValues()) {
			return new TicketFilter.Condition(field.key(), operator, List.of());
		}
		if (count == 0) {
			throw new InvalidFilter(field.key(), "filters.refused.no-value");
		}
		if (count > MOST_VALUES) {
			throw new InvalidFilter(field.key(), "filters.refused.too-many-values", MOST_VALUES, count);
		}
		return new TicketFilter.Condition(field.key(), operator,
				condition.values().stream().map((value) -> cleaned(field, operator, value)).distinct().toList());
	}

	private static String cleaned(TicketField field, Operator operator, String value) {
		String clean = line(field, value);
		boolean sound = switch (field.type()) {
			case ID -> clean.matches("[1-9][0-9]{0,17}") || (field.ownKey() != null && clean.equals(TicketFilter.ME));
			case NUMBER -> clean.matches("-?[0-9]{1,12}(\\.[0-9]{1,6})?");
			case FLAG -> false;
			case WORDS -> !Words.of(clean).isEmpty();
			case TIME -> isTime(operator, clean);
			case TAGS, TEXT, CHOICE, OPTION -> true;
		};
		if (!sound) {
			throw new InvalidFilter(field.key(), "filters.refused.unknown-value", shown(clean));
		}
		return (field.type() == TicketField.Type.TAGS) ? clean.toLowerCase(Locale.ROOT) : clean;
	}

	private static String line(TicketField field, String value) {
		try {
			return Texts.line(field.key(), value, LONGEST_VALUE);
		}
		catch (InvalidText ex) {
			throw new InvalidFilter(field.key(), ex.key(), ex.arguments());
		}
	}

	private static boolean isTime(Operator operator, String value) {
		if (operator.takesSpans()) {
			return Span.isSpan(value);
		}
		try {
			int year = Instant.parse(value).atZone(java.time.ZoneOffset.UTC).getYear();
			return year >= 1970 && year < 9999;
		}
		catch (DateTimeException ex) {
			return false;
		}
	}

	private void choices(TicketFilter.Condition condition, boolean personal) {
		TicketField field = this.fields.byKey(condition.field());
		List<TicketField.Choice> choices = field.choices(Locale.ENGLISH);
		boolean chosen = field.type() == TicketField.Type.CHOICE || field.type() == TicketField.Type.OPTION
				|| field.type() == TicketField.Type.ID;
		if ((choices.isEmpty() && !chosen) || !condition.operator().takesValues()) {
			return;
		}
		Set<String> known = choices.stream().map(TicketField.Choice::value).collect(Collectors.toSet());
		for (String value : condition.values()) {
			boolean own = personal && field.ownKey() != null && value.equals(TicketFilter.ME);
			if (!own && !known.contains(value)) {
				throw new InvalidFilter(field.key(), "filters.refused.unknown-value", shown(value));
			}
		}
	}

	/** A stranger's text in an answer: enough of it to recognise. */
	static String shown(String value) {
		String line = Texts.optionalLine("filter", value.substring(0, Math.min(value.length(), 60)), 60);
		return (value.length() > 60) ? line + "…" : line;
	}

}
