package dev.frontdesk.filters;

import java.math.BigDecimal;
import java.text.Bidi;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.ListFormatter;
import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import dev.frontdesk.language.Regional;
import org.springframework.context.MessageSource;

/** Tells filters to one reader: "language is Thai and page contains “/checkout”". */
class InWords {

	private final TicketFields fields;

	private final MessageSource messages;

	private final Locale reader;

	private final Map<String, Map<String, String>> labels = new HashMap<>();

	InWords(TicketFields fields, MessageSource messages, Locale reader) {
		this.fields = fields;
		this.messages = messages;
		this.reader = reader;
	}

	String sentence(TicketFilter filter) {
		return tell(filter, false);
	}

	private String tell(TicketFilter filter, boolean inside) {
		return switch (filter) {
			case TicketFilter.All(List<TicketFilter> parts) ->
				join(parts, "filters.explain.everything", ListFormatter.Type.AND, inside);
			case TicketFilter.Any(List<TicketFilter> parts) ->
				join(parts, "filters.explain.nothing", ListFormatter.Type.OR, inside);
			case TicketFilter.Not(TicketFilter part) -> say("filters.explain.not", tell(part, false));
			case TicketFilter.Condition condition -> tell(condition);
		};
	}

	private String join(List<TicketFilter> parts, String none, ListFormatter.Type type, boolean inside) {
		if (parts.isEmpty()) {
			return say(none);
		}
		if (parts.size() == 1) {
			return tell(parts.getFirst(), inside);
		}
		String list = list(parts.stream().map((part) -> tell(part, true)).toList(), type);
		return inside ? "(" + list + ")" : list;
	}

	private String tell(TicketFilter.Condition condition) {
		TicketField field = this.fields.byKey(condition.field());
		Operator operator = condition.operator();
		String key = "filters.explain." + ((field.type() == TicketField.Type.WORDS) ? "words-" : "")
				+ ((field.type() == TicketField.Type.TIME && !operator.takesValues()) ? "time-" : "") + operator.key();
		ListFormatter.Type type = (operator == Operator.HAS_ALL) ? ListFormatter.Type.AND : ListFormatter.Type.OR;
		List<String> values = condition.values().stream().map((value) -> value(field, operator, value)).toList();
		return say(key, uncapitalised(field), values.isEmpty() ? "" : list(values, type));
	}

	private String value(TicketField field, Operator operator, String value) {
		return switch (field.type()) {
			case CHOICE, OPTION, ID -> chosen(field, value);
			case TAGS ->
				(labels(field).isEmpty()) ? isolated(say("filters.explain.quoted", value)) : chosen(field, value);
			case TEXT, WORDS -> isolated(say("filters.explain.quoted", value));
			case NUMBER -> NumberFormat.getInstance(ulocale(this.reader)).format(new BigDecimal(value));
			case FLAG -> "";
			case TIME -> time(field, operator, value);
		};
	}

	private String chosen(TicketField field, String value) {
		String own = field.ownKey();
		if (own != null && value.equals(TicketFilter.ME)) {
			return say(own);
		}
		return labels(field).getOrDefault(value, say("filters.explain.gone", value));
	}

	private Map<String, String> labels(TicketField field) {
		return this.labels.computeIfAbsent(field.key(),
				(key) -> field.choices(this.reader)
					.stream()
					.collect(Collectors.toMap(TicketField.Choice::value, TicketField.Choice::label, (a, b) -> a)));
	}

	private String time(TicketField field, Operator operator, String value) {
		if (operator.takesSpans()) {
			return say("filters.explain.span-" + Span.unit(value), Span.amount(value));
		}
		if (field.days()) {
			DateFormat day = DateFormat.getDateInstance(DateFormat.MEDIUM, ulocale(Regional.of(this.reader)));
			day.setTimeZone(TimeZone.GMT_ZONE);
			return day.format(java.util.Date.from(Days.noon(Days.meant(operator, Instant.parse(value)))));
		}
		return DateFormat.getDateTimeInstance(DateFormat.MEDIUM, DateFormat.SHORT, ulocale(Regional.of(this.reader)))
			.format(java.util.Date.from(Instant.parse(value)));
	}

	private String list(List<String> items, ListFormatter.Type type) {
		return ListFormatter.getInstance(ulocale(this.reader), type, ListFormatter.Width.WIDE).format(items);
	}

	private static ULocale ulocale(Locale reader) {
		// Western digits, as everywhere
		return new ULocale.Builder().setLocale(ULocale.forLocale(reader)).setUnicodeLocaleKeyword("nu", "latn").build();
	}

	private String say(String key, Object... arguments) {
		return this.messages.getMessage(key, arguments, this.reader);
	}

	private String uncapitalised(TicketField field) {
		String label = field.label(this.messages, this.reader);
		if (field.key().indexOf('.') > 0) {
			// An admin's own words, maybe an abbreviation
			return isolated(label);
		}
		int first = label.isEmpty() ? 0 : label.offsetByCodePoints(0, 1);
		return label.substring(0, first).toLowerCase(this.reader) + label.substring(first);
	}

	/** A quoted text keeps its own direction inside the sentence. */
	private String isolated(String quoted) {
		boolean mixed = ulocale(this.reader).isRightToLeft()
				|| Bidi.requiresBidi(quoted.toCharArray(), 0, quoted.length());
		return mixed ? "\u2068" + quoted + "\u2069" : quoted;
	}

}
