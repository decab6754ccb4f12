package dev.frontdesk.search;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import dev.frontdesk.language.Words;
import dev.frontdesk.tickets.Reader;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How the last word of a query can go on. */
@Service
@Transactional(readOnly = true)
class Suggestions {

	private static final int MOST = 8;

	private final Conditions conditions;

	private final FactConditions facts;

	private final MessageSource messages;

	private final JdbcClient jdbc;

	Suggestions(Conditions conditions, FactConditions facts, MessageSource messages, JdbcClient jdbc) {
		this.conditions = conditions;
		this.facts = facts;
		this.messages = messages;
		this.jdbc = jdbc;
	}

	List<Suggestion> of(Reader.OfDesk asking, String typed, Locale reader) {
		if (typed.length() > Queries.LONGEST) {
			return List.of();
		}
		int at = Math.max(typed.lastIndexOf(' '), typed.lastIndexOf('\u3000')) + 1;
		String head = typed.substring(0, at);
		String word = typed.substring(at);
		String sign = word.startsWith("-") ? "-" : "";
		String begun = word.substring(sign.length());
		int colon = begun.indexOf(':');
		if (colon < 0) {
			return keywords(head + sign, begun.toLowerCase(Locale.ROOT), reader);
		}
		String operator = begun.substring(0, colon).toLowerCase(Locale.ROOT);
		String value = begun.substring(colon + 1);
		return Keyword.of(operator)
			.map((keyword) -> values(asking, head + sign, keyword, value, reader))
			.or(() -> this.facts.named(operator)
				.map((field) -> matching(head + sign + operator, FactConditions.offered(field, reader).stream(),
						value)))
			.orElse(List.of());
	}

	private List<Suggestion> keywords(String head, String begun, Locale reader) {
		Stream<Suggestion> keywords = Arrays.stream(Keyword.values())
			.map((keyword) -> new Suggestion(head + keyword.key() + ":", keyword.key() + ":",
					this.messages.getMessage("search.help." + keyword.key(), null, reader)));
		Stream<Suggestion> fields = this.facts.fields()
			.filter((field) -> !field.retired())
			.map((field) -> new Suggestion(head + field.searchedAs() + ":", field.searchedAs() + ":",
					field.label(this.messages, reader)));
		return Stream.concat(keywords, fields)
			.filter((one) -> one.label().startsWith(begun))
			.limit(begun.isEmpty() ? Keyword.values().length + MOST : MOST)
			.toList();
	}

	private List<Suggestion> values(Reader.OfDesk asking, String head, Keyword keyword, String begun, Locale reader) {
		Stream<String> offered = (keyword == Keyword.TAG) ? tags(asking, Words.fold(begun.replace("\"", ""))).stream()
				: this.conditions.offered(keyword, reader).stream();
		return matching(head + keyword.key(), offered, begun);
	}

	private static List<Suggestion> matching(String head, Stream<String> offered, String begun) {
		String wanted = Words.fold(begun.replace("\"", ""));
		return offered.filter((value) -> Words.fold(value).startsWith(wanted))
			.limit(MOST)
			.map((value) -> new Suggestion(head + ":" + quoted(value) + " ", value, ""))
			.toList();
	}

	private static String quoted(String value) {
		return value.contains(" ") ? '"' + value + '"' : value;
	}

	/** Of the latest tickets: nobody waits for a list of every tag there ever was. */
	private List<String> tags(Reader.OfDesk asking, String begun) {
		Reader.Predicate sees = asking.sees();
		return this.jdbc
			.sql("""
					select tag from (select unnest(tags) as tag from (
						select t.tags from ticket t where t.tags <> '{}' and t.shelf = 'DESK' and %s
						order by t.last_message_at desc limit 2000) l) x
					where starts_with(lower(tag), :begun) group by tag order by count(*) desc, tag limit :most"""
				.formatted(sees.sql()))
			.param("begun", begun)
			.param("most", MOST)
			.params(sees.parameters())
			.query(String.class)
			.list();
	}

	/**
	 * A way to go on.
	 *
	 * @param query what then stands in the box
	 * @param meaning what it asks; empty for a value
	 */
	record Suggestion(String query, String label, String meaning) {
	}

}
