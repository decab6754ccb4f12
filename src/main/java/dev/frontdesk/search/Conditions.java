package dev.frontdesk.search;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.frontdesk.filters.Operator;
import dev.frontdesk.filters.TicketField;
import dev.frontdesk.filters.TicketFilter;
import dev.frontdesk.filters.TicketFilters;
import dev.frontdesk.language.Words;
import dev.frontdesk.web.Texts;
import org.springframework.stereotype.Component;

import static dev.frontdesk.filters.TicketFilter.any;
import static dev.frontdesk.filters.TicketFilter.where;

/** What an operator of the box asks of a ticket. */
@Component
class Conditions {

	private static final Pattern SPAN = Pattern.compile("[1-9][0-9]{0,4}[wdhm]");

	private static final int SHOWN = 12;

	private static final int LONGEST_VALUE = 200;

	private final TicketFilters filters;

	private final FactConditions facts;

	private final Clock clock;

	Conditions(TicketFilters filters, FactConditions facts, Clock clock) {
		this.facts = facts;
		this.filters = filters;
		this.clock = clock;
	}

	TicketFilter of(Token token, Locale reader, ZoneId zone) {
		String operator = String.valueOf(token.operator());
		String value = Texts.optionalLine("q", token.text(), Queries.LONGEST);
		if (value.isEmpty()) {
			throw new SearchRefused("search.refused.no-value", operator + ":");
		}
		if (value.length() > LONGEST_VALUE) {
			throw new SearchRefused("search.refused.value-too-long", operator + ":", LONGEST_VALUE);
		}
		Optional<Keyword> known = Keyword.of(operator);
		return known.isPresent() ? of(known.get(), value, reader, zone)
				: this.facts.of(this.facts.named(operator).orElseThrow(), operator, value, token.quoted(), reader);
	}

	/** Whether something can be asked with this before a colon. */
	boolean asks(String operator) {
		return Keyword.of(operator).isPresent() || this.facts.named(operator).isPresent();
	}

	private TicketFilter of(Keyword keyword, String value, Locale reader, ZoneId zone) {
		return switch (keyword) {
			case FROM -> any(where("customer", Operator.CONTAINS, value),
					where("address", Operator.HAS_ANY, value.toLowerCase(Locale.ROOT)),
					where("domain", Operator.HAS_ANY, value.toLowerCase(Locale.ROOT).replaceFirst("^.*@", "")));
			case TO -> to(value, reader);
			case TAG -> where("tags", Operator.HAS_ANY, value.toLowerCase(Locale.ROOT));
			case IS -> state(value, reader);
			case HAS -> has(value);
			case BEFORE -> where("created", Operator.BEFORE, date(keyword, value, zone, false).toString());
			case AFTER -> where("created", Operator.AFTER, date(keyword, value, zone, true).toString());
			case ASSIGNEE -> assignee(value, reader);
			case ORG -> where("organisation", Operator.CONTAINS, value);
			case SUBJECT -> where("subject", Operator.CONTAINS, value);
			case STATUS, TEAM, LANG, CHANNEL, KIND, PRIORITY, CATEGORY, TIER ->
				chosen(keyword, field(keyword), value, reader);
		};
	}

	private static String field(Keyword keyword) {
		return (keyword == Keyword.LANG) ? "language" : keyword.key();
	}

	private TicketFilter to(String value, Locale reader) {
		TicketFilter written = where("recipients", Operator.HAS_ANY, value.toLowerCase(Locale.ROOT));
		List<String> agents = matching("assignee", value, reader);
		return agents.isEmpty() ? written : any(written, where("assignee", Operator.IS, agents.toArray(String[]::new)));
	}

	private TicketFilter assignee(String value, Locale reader) {
		return switch (value.toLowerCase(Locale.ROOT)) {
			case "me" -> where("assignee", Operator.IS, TicketFilter.ME);
			case "none", "nobody" -> where("assignee", Operator.EMPTY);
			default -> chosen(Keyword.ASSIGNEE, "assignee", value, reader);
		};
	}

	private TicketFilter state(String value, Locale reader) {
		return switch (value.toLowerCase(Locale.ROOT)) {
			case "open" -> where("status", Operator.IS, "NEW", "OPEN", "PENDING", "ON_HOLD");
			case "unread" -> where("unread", Operator.YES);
			case "mine" -> where("assignee", Operator.IS, TicketFilter.ME);
			case "unassigned" -> where("assignee", Operator.EMPTY);
			case "snoozed" -> where("snoozed", Operator.YES);
			case "merged" -> where("merged", Operator.YES);
			case "overdue" -> where("due", Operator.PAST);
			case "spam" -> where("shelf", Operator.IS, "SPAM");
			case "trash" -> where("shelf", Operator.IS, "TRASH");
			default -> {
				List<String> statuses = matching("status", value, reader);
				if (statuses.isEmpty()) {
					throw unknown(Keyword.IS, value, offered(Keyword.IS, reader).stream());
				}
				yield where("status", Operator.IS, statuses.toArray(String[]::new));
			}
		};
	}

	private TicketFilter has(String value) {
		return switch (value.toLowerCase(Locale.ROOT)) {
			case "file", "attachment", "files" -> where("has-file", Operator.YES);
			case "due" -> where("due", Operator.GIVEN);
			case "tag" -> where("tags", Operator.GIVEN);
			default -> {
				TicketField field = this.facts.named(value.toLowerCase(Locale.ROOT))
					.orElseThrow(() -> unknown(Keyword.HAS, value, offered(Keyword.HAS, Locale.ENGLISH).stream()));
				yield where(field.key(), (field.type() == TicketField.Type.FLAG) ? Operator.YES : Operator.GIVEN);
			}
		};
	}

	private TicketFilter chosen(Keyword keyword, String field, String value, Locale reader) {
		List<String> values = matching(field, value, reader);
		if (values.isEmpty()) {
			throw unknown(keyword, value, offered(keyword, reader).stream());
		}
		return where(field, Operator.IS, values.toArray(String[]::new));
	}

	private static SearchRefused unknown(Keyword keyword, String value, Stream<String> offered) {
		return new SearchRefused("search.refused.unknown-value", keyword.key() + ":" + value,
				String.join(", ", offered.limit(SHOWN).toList()));
	}

	private List<String> matching(String key, String value, Locale reader) {
		return FactConditions.matching(field(key), value, reader);
	}

	private TicketField field(String key) {
		return this.filters.fields().stream().filter((field) -> field.key().equals(key)).findFirst().orElseThrow();
	}

	/** The values a person can type behind an operator, in the reader's language. */
	List<String> offered(Keyword keyword, Locale reader) {
		return switch (keyword) {
			case IS -> List.of("open", "unread", "mine", "unassigned", "snoozed", "overdue", "merged", "spam", "trash");
			case HAS -> Stream.concat(Stream.of("file", "due", "tag"), this.facts.names()).toList();
			case ASSIGNEE -> {
				List<String> names = new ArrayList<>(List.of("me", "none"));
				names.addAll(labels("assignee", reader));
				yield names;
			}
			case STATUS, TEAM, LANG, CHANNEL, KIND, PRIORITY, CATEGORY, TIER -> labels(field(keyword), reader);
			case BEFORE, AFTER -> List.of(LocalDate.ofInstant(this.clock.instant(), ZoneOffset.UTC).toString(), "7d");
			case FROM, TO, TAG, ORG, SUBJECT -> List.of();
		};
	}

	private List<String> labels(String key, Locale reader) {
		return field(key).choices(reader)
			.stream()
			.map(TicketField.Choice::label)
			.sorted(Comparator.comparing(Words::fold))
			.toList();
	}

	/**
	 * A day, month or year begins in the agent's own zone; a span counts back from now.
	 */
	private Instant date(Keyword keyword, String value, ZoneId zone, boolean after) {
		if (SPAN.matcher(value).matches()) {
			return this.clock.instant().minusSeconds(seconds(value));
		}
		Days days = Days.of(value)
			.filter((some) -> some.first().getYear() >= 1970)
			.orElseThrow(() -> new SearchRefused("search.refused.no-date", keyword.key() + ":" + value));
		return after ? days.end().atStartOfDay(zone).toInstant().minusNanos(1000)
				: days.first().atStartOfDay(zone).toInstant();
	}

	private static long seconds(String span) {
		long amount = Long.parseLong(span.substring(0, span.length() - 1));
		return amount * switch (span.charAt(span.length() - 1)) {
			case 'w' -> 604_800;
			case 'd' -> 86_400;
			case 'h' -> 3600;
			default -> 60;
		};
	}

}
