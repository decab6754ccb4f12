package dev.frontdesk.filters;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.frontdesk.language.Words;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.Times;

/**
 * Compiles a filter to one predicate over {@code ticket t} that is true or false, never
 * null, so that it can be negated. Plain columns stay bare, for their indexes.
 */
class InSql {

	private final TicketFields fields;

	private final String prefix;

	private final Instant now;

	private final long me;

	private final Map<String, Object> parameters = new HashMap<>();

	/**
	 * @param prefix begins the name of every parameter, so that several predicates fit
	 * into one statement
	 * @param me the agent who asks; 0 when nobody does
	 */
	InSql(TicketFields fields, String prefix, Instant now, long me) {
		this.fields = fields;
		this.prefix = prefix;
		this.now = now;
		this.me = me;
	}

	Reader.Predicate compile(TicketFilter filter) {
		String sql = sql(filter);
		return new Reader.Predicate(sql, Map.copyOf(this.parameters));
	}

	private String sql(TicketFilter filter) {
		return switch (filter) {
			case TicketFilter.All(List<TicketFilter> parts) -> join(parts, this::sql, " and ", "true");
			case TicketFilter.Any(List<TicketFilter> parts) -> join(parts, this::sql, " or ", "false");
			case TicketFilter.Not(TicketFilter part) -> "not (" + sql(part) + ")";
			case TicketFilter.Condition condition -> sql(this.fields.byKey(condition.field()), condition);
		};
	}

	private static <T> String join(List<T> parts, Function<T, String> sql, String by, String none) {
		return parts.isEmpty() ? none : parts.stream().map(sql).collect(Collectors.joining(by, "(", ")"));
	}

	private String sql(TicketField field, TicketFilter.Condition condition) {
		TicketField.Kept kept = field.kept();
		return (kept == null) ? plain(field, condition)
				: ((condition.operator().affirmed() == condition.operator()) ? "" : "not ")
						+ rows(field, kept, condition.operator().affirmed(), condition.values());
	}

	/** Rows of the field's own, of which an index finds those that hold. */
	private String rows(TicketField field, TicketField.Kept kept, Operator operator, List<String> values) {
		String value = kept.value();
		if (operator == Operator.GIVEN || operator == Operator.YES) {
			return exists(kept, "true");
		}
		return switch (field.type()) {
			case CHOICE, OPTION -> exists(kept, value + " = any(" + array(values, "text") + ")");
			case TAGS -> (operator == Operator.HAS_ALL)
					? join(values, (one) -> exists(kept, value + " = " + parameter(one) + "::text"), " and ", "true")
					: exists(kept, value + " = any(" + array(values, "text") + ")");
			case TEXT -> exists(kept, "(" + text("lower(" + value + " collate \"pg_c_utf8\")", operator, values) + ")");
			case TIME -> exists(kept, time(value, Days.now(field, operator, this.now), operator, values));
			case NUMBER -> exists(kept, number(value, operator, values));
			case ID, WORDS, FLAG -> throw new IllegalStateException(field.key() + " keeps no rows of its own");
		};
	}

	private static String exists(TicketField.Kept kept, String predicate) {
		return "exists (select 1 " + kept.rows() + " and " + predicate + ")";
	}

	private String plain(TicketField field, TicketFilter.Condition condition) {
		Operator operator = condition.operator();
		List<String> values = condition.values();
		String value = field.sql();
		return switch (field.type()) {
			case CHOICE -> oneOf(value, operator, array(values, "text"));
			case OPTION -> switch (operator) {
				case GIVEN -> "(" + value + " is not null)";
				case EMPTY -> "(" + value + " is null)";
				default -> oneOf(value, operator, array(values, "text"));
			};
			case ID -> id(field, operator, values);
			case TEXT -> text("lower(coalesce(" + value + ", '') collate \"pg_c_utf8\")", operator, values);
			case TAGS -> tags(value, operator, InMemory.tags(field, values, this.me));
			case WORDS -> words(field, operator, values);
			case TIME -> time(value, Days.now(field, operator, this.now), operator, values);
			case NUMBER -> number(value, operator, values);
			case FLAG -> (operator == Operator.YES) ? "(" + value + ")" : "(not (" + value + "))";
		};
	}

	private static String oneOf(String value, Operator operator, String array) {
		return (operator == Operator.IS) ? "(" + value + " is not null and " + value + " = any(" + array + "))"
				: "(" + value + " is null or " + value + " <> all(" + array + "))";
	}

	private String id(TicketField field, Operator operator, List<String> values) {
		return switch (operator) {
			case GIVEN -> "(" + field.sql() + " is not null)";
			case EMPTY -> "(" + field.sql() + " is null)";
			default -> oneOf(field.sql(), operator,
					parameter(InMemory.ids(field, values, this.me).toArray(Long[]::new)) + "::bigint[]");
		};
	}

	private String text(String value, Operator operator, List<String> values) {
		return switch (operator) {
			case CONTAINS ->
				join(values, (wanted) -> "strpos(" + value + ", " + lower(wanted) + ") > 0", " or ", "false");
			case CONTAINS_NOT ->
				join(values, (wanted) -> "strpos(" + value + ", " + lower(wanted) + ") = 0", " and ", "true");
			case STARTS_WITH ->
				join(values, (wanted) -> "starts_with(" + value + ", " + lower(wanted) + ")", " or ", "false");
			case GIVEN -> "(" + value + " <> '')";
			case EMPTY -> "(" + value + " = '')";
			default -> join(values, (wanted) -> value + " = " + lower(wanted), " or ", "false");
		};
	}

	private String lower(String wanted) {
		return parameter(InMemory.lower(wanted)) + "::text";
	}

	private String tags(String value, Operator operator, List<String> values) {
		return switch (operator) {
			case HAS_ALL -> "(" + value + " @> " + array(values, "text") + ")";
			case HAS_NONE -> "(not " + value + " && " + array(values, "text") + ")";
			case GIVEN -> "(" + value + " <> '{}')";
			case EMPTY -> "(" + value + " = '{}')";
			default -> "(" + value + " && " + array(values, "text") + ")";
		};
	}

	private String words(TicketField field, Operator operator, List<String> values) {
		Function<String, String> found = (value) -> field.findsWords(parameter(query(value)) + "::tsquery");
		return switch (operator) {
			case HAS_ALL -> join(values, found, " and ", "true");
			case HAS_NONE -> "not " + join(values, found, " or ", "false");
			default -> join(values, found, " or ", "false");
		};
	}

	/** Words next to each other, each quoted: no letter of theirs is an operator. */
	private static String query(String value) {
		List<String> words = Words.of(value);
		String query = words.stream()
			.map((word) -> '\'' + word.replace("\\", "\\\\").replace("'", "''") + '\'')
			.collect(Collectors.joining(" <-> "));
		return InMemory.isStem(words) ? query + ":*" : query;
	}

	private String time(String value, Instant now, Operator operator, List<String> values) {
		return switch (operator) {
			case GIVEN -> "(" + value + " < " + instant(Times.NEVER) + ")";
			case EMPTY -> "(" + value + " >= " + instant(Times.NEVER) + ")";
			case PAST -> "(" + value + " <= " + instant(now) + ")";
			case OLDER_THAN ->
				join(values, (span) -> value + " < " + instant(now.minus(Span.of(span))), " or ", "false");
			case IN_NEXT ->
				join(values, (span) -> value + " between " + instant(now) + " and " + instant(now.plus(Span.of(span))),
						" or ", "false");
			case BEFORE -> join(values, (at) -> value + " < " + instant(Instant.parse(at)), " or ", "false");
			case AFTER -> "(" + value + " < " + instant(Times.NEVER) + " and "
					+ join(values, (at) -> value + " > " + instant(Instant.parse(at)), " or ", "false") + ")";
			default -> ((operator == Operator.IN_LAST) ? "" : "not ") + join(values,
					(span) -> value + " between " + instant(now.minus(Span.of(span))) + " and " + instant(now), " or ",
					"false");
		};
	}

	private String number(String value, Operator operator, List<String> values) {
		return switch (operator) {
			case GIVEN -> "(" + value + " is not null)";
			case EMPTY -> "(" + value + " is null)";
			case AT_LEAST -> numbers(value, ">=", values);
			case AT_MOST -> numbers(value, "<=", values);
			default -> numbers(value, "=", values);
		};
	}

	private String numbers(String value, String compare, List<String> values) {
		return "(" + value + " is not null and " + value + " " + compare + " any(" + array(values, "numeric") + "))";
	}

	private String instant(Instant at) {
		return parameter(at.atOffset(ZoneOffset.UTC)) + "::timestamptz";
	}

	private String array(List<String> values, String type) {
		return parameter(values.toArray(String[]::new)) + "::text[]" + (type.equals("text") ? "" : "::" + type + "[]");
	}

	private String parameter(Object value) {
		String name = this.prefix + this.parameters.size();
		this.parameters.put(name, value);
		return ":" + name;
	}

}
