package dev.frontdesk.search;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.frontdesk.filters.Operator;
import dev.frontdesk.filters.TicketField;
import dev.frontdesk.filters.TicketFilter;
import dev.frontdesk.filters.TicketFilters;
import dev.frontdesk.language.Languages;
import dev.frontdesk.language.Words;

import org.springframework.stereotype.Component;

import static dev.frontdesk.filters.TicketFilter.all;
import static dev.frontdesk.filters.TicketFilter.where;

/**
 * What is asked of the fields that workspaces define themselves, by the names they gave
 * them: {@code order-number:10234}, {@code refund:>20}, {@code bought-on:2026-11}.
 */
@Component
class FactConditions {

	private static final int SHOWN = 12;

	private static final Pattern COMPARED = Pattern.compile("(>=|<=|>|<)?\\s*(.+)");

	private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,12}(\\.[0-9]{1,6})?");

	private static final List<String> YES = List.of("yes", "true", "1");

	private static final List<String> NO = List.of("no", "false", "0");

	private final TicketFilters filters;

	FactConditions(TicketFilters filters) {
		this.filters = filters;
	}

	/** In the order in which editors offer them. */
	Stream<TicketField> fields() {
		return this.filters.fields().stream().filter((field) -> field.searchedAs() != null);
	}

	Stream<String> names() {
		return fields().map((field) -> String.valueOf(field.searchedAs()));
	}

	Optional<TicketField> named(String operator) {
		return fields().filter((field) -> operator.equals(field.searchedAs())).findFirst();
	}

	TicketFilter of(TicketField field, String operator, String value, boolean quoted, Locale reader) {
		return switch (field.type()) {
			case TEXT -> where(field.key(), quoted ? Operator.IS : Operator.CONTAINS, value);
			case NUMBER -> number(field, operator, value);
			case TIME -> time(field, operator, value);
			case FLAG -> flag(field, operator, value);
			default -> chosen(field, operator, value, reader);
		};
	}

	private static TicketFilter number(TicketField field, String operator, String value) {
		String[] ends = value.split("\\.\\.", 2);
		if (ends.length == 2) {
			return all(compared(field, operator, ">=" + ends[0]), compared(field, operator, "<=" + ends[1]));
		}
		return compared(field, operator, value);
	}

	private static TicketFilter compared(TicketField field, String operator, String value) {
		Matcher parts = COMPARED.matcher(value);
		String number = parts.matches() ? parts.group(2).replace(',', '.') : "";
		if (!NUMBER.matcher(number).matches()) {
			throw new SearchRefused("search.refused.no-number", operator + ":" + value);
		}
		String key = field.key();
		return switch (String.valueOf(parts.group(1))) {
			case ">=" -> where(key, Operator.AT_LEAST, number);
			case "<=" -> where(key, Operator.AT_MOST, number);
			case ">" ->
				all(where(key, Operator.AT_LEAST, number), new TicketFilter.Not(where(key, Operator.IS, number)));
			case "<" ->
				all(where(key, Operator.AT_MOST, number), new TicketFilter.Not(where(key, Operator.IS, number)));
			default -> where(key, Operator.IS, number);
		};
	}

	// Kept as noon in UTC: days begin and end there
	private static TicketFilter time(TicketField field, String operator, String value) {
		Matcher parts = COMPARED.matcher(value);
		Days days = (parts.matches() ? Days.of(parts.group(2)) : Optional.<Days>empty())
			.orElseThrow(() -> new SearchRefused("search.refused.no-date", operator + ":" + value));
		TicketFilter notBefore = after(field, days.first());
		TicketFilter before = where(field.key(), Operator.BEFORE, midnight(days.end()).toString());
		return switch (String.valueOf(parts.group(1))) {
			case ">=" -> notBefore;
			case ">" -> after(field, days.end());
			case "<=" -> before;
			case "<" -> where(field.key(), Operator.BEFORE, midnight(days.first()).toString());
			default -> all(notBefore, before);
		};
	}

	private static TicketFilter after(TicketField field, LocalDate first) {
		return where(field.key(), Operator.AFTER, midnight(first).toString());
	}

	private static Instant midnight(LocalDate day) {
		return day.atStartOfDay(ZoneOffset.UTC).toInstant();
	}

	private static TicketFilter flag(TicketField field, String operator, String value) {
		String wanted = value.toLowerCase(Locale.ROOT);
		if (!YES.contains(wanted) && !NO.contains(wanted)) {
			throw new SearchRefused("search.refused.unknown-value", operator + ":" + value, "yes, no");
		}
		return where(field.key(), YES.contains(wanted) ? Operator.YES : Operator.NO);
	}

	private static TicketFilter chosen(TicketField field, String operator, String value, Locale reader) {
		List<String> values = matching(field, value, reader);
		if (values.isEmpty()) {
			throw new SearchRefused("search.refused.unknown-value", operator + ":" + value,
					String.join(", ", offered(field, reader).stream().limit(SHOWN).toList()));
		}
		return where(field.key(), (field.type() == TicketField.Type.TAGS) ? Operator.HAS_ANY : Operator.IS,
				values.toArray(String[]::new));
	}

	/** The values a person can type, in the reader's language. */
	static List<String> offered(TicketField field, Locale reader) {
		return (field.type() == TicketField.Type.FLAG) ? List.of("yes", "no")
				: field.choices(reader).stream().map(TicketField.Choice::label).toList();
	}

	/** By the stored word, or by the name in any shipped language, whole before begun. */
	static List<String> matching(TicketField field, String value, Locale reader) {
		String wanted = Words.fold(value).replace('_', '-');
		Set<String> whole = new LinkedHashSet<>();
		Set<String> begun = new LinkedHashSet<>();
		Set<Locale> locales = new LinkedHashSet<>(List.of(reader));
		if (field.type() == TicketField.Type.CHOICE || field.searchedAs() != null) {
			locales.addAll(Languages.SHIPPED);
		}
		for (Locale locale : locales) {
			for (TicketField.Choice choice : field.choices(locale)) {
				String label = Words.fold(choice.label());
				if (label.equals(wanted) || Words.fold(choice.value()).replace('_', '-').equals(wanted)) {
					whole.add(choice.value());
				}
				else if (Stream.of(label.split("[\\s›]+")).anyMatch((word) -> word.startsWith(wanted))
						|| label.startsWith(wanted)) {
					begun.add(choice.value());
				}
			}
		}
		return List.copyOf(whole.isEmpty() ? begun : whole);
	}

}
