package dev.frontdesk.filters;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import dev.frontdesk.tickets.Reader;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads filters, tells them in words, and applies them. */
@Service
// Who asks whether a filter can be read goes on with their own work when it cannot
@Transactional(readOnly = true, noRollbackFor = InvalidFilter.class)
public class TicketFilters {

	private final TicketFields fields;

	private final FilterJson json;

	private final FilterCheck check;

	private final MessageSource messages;

	private final JdbcClient jdbc;

	private final Clock clock;

	TicketFilters(TicketFields fields, FilterJson json, MessageSource messages, JdbcClient jdbc, Clock clock) {
		this.fields = fields;
		this.json = json;
		this.check = new FilterCheck(fields);
		this.messages = messages;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** Every field that can be asked for, the ticket's own first. */
	public List<TicketField> fields() {
		return this.fields.all();
	}

	/**
	 * One of them.
	 * @throws InvalidFilter when there is none by that key
	 */
	public TicketField field(String key) {
		return this.fields.byKey(key);
	}

	/**
	 * A filter as it was stored. It may name rows that are gone.
	 * @throws InvalidFilter when it cannot be read
	 */
	public TicketFilter parse(String json) {
		return this.check.form(this.json.read(json));
	}

	/**
	 * A filter as programs give it: values of few may be in lower case.
	 * @throws InvalidFilter when it cannot be read, or asks for nonsense
	 */
	public TicketFilter given(String json) {
		return checkPersonal(known(parse(json)));
	}

	private TicketFilter known(TicketFilter filter) {
		return switch (filter) {
			case TicketFilter.All(List<TicketFilter> parts) ->
				new TicketFilter.All(parts.stream().map(this::known).toList());
			case TicketFilter.Any(List<TicketFilter> parts) ->
				new TicketFilter.Any(parts.stream().map(this::known).toList());
			case TicketFilter.Not(TicketFilter part) -> new TicketFilter.Not(known(part));
			case TicketFilter.Condition condition -> known(condition);
		};
	}

	private TicketFilter.Condition known(TicketFilter.Condition condition) {
		TicketField field = field(condition.field());
		if (field.type() != TicketField.Type.CHOICE) {
			return condition;
		}
		List<String> known = field.choices(Locale.ENGLISH).stream().map(TicketField.Choice::value).toList();
		return new TicketFilter.Condition(condition.field(), condition.operator(),
				condition.values().stream().map((value) -> {
					String upper = value.toUpperCase(Locale.ROOT).replace('-', '_');
					return (!known.contains(value) && known.contains(upper)) ? upper : value;
				}).toList());
	}

	/** Whether it asks for what is written in messages, notes among them. */
	public boolean readsMessages(TicketFilter filter) {
		return filter.conditions().anyMatch((one) -> field(one.field()).type() == TicketField.Type.WORDS);
	}

	public String print(TicketFilter filter) {
		return this.json.write(filter);
	}

	/**
	 * A filter somebody wants to store, its values cleaned.
	 * @throws InvalidFilter when it asks for nonsense, too much, or what does not exist
	 */
	public TicketFilter check(TicketFilter filter) {
		return this.check.whole(filter, false);
	}

	/**
	 * Like {@link #check}, for what one agent looks at: it may ask for "me".
	 * @throws InvalidFilter when it asks for nonsense, too much, or what does not exist
	 */
	public TicketFilter checkPersonal(TicketFilter filter) {
		return this.check.whole(filter, true);
	}

	/** Whether it asks for "me", so that each reader finds something else. */
	public boolean isPersonal(TicketFilter filter) {
		return filter.conditions().anyMatch((one) -> FilterCheck.isPersonal(this.fields.byKey(one.field()), one));
	}

	/** One sentence in the reader's language, without a full stop. */
	public String explain(TicketFilter filter, Locale reader) {
		return explain(List.of(filter), reader).getFirst();
	}

	/** Like {@link #explain} for many, looking up names only once. */
	public List<String> explain(List<TicketFilter> filters, Locale reader) {
		InWords words = new InWords(this.fields, this.messages, reader);
		return filters.stream().map(words::sentence).toList();
	}

	/** A predicate over {@code ticket t} with named parameters. */
	public Reader.Predicate compile(TicketFilter filter) {
		return compile(filter, "filter");
	}

	/**
	 * @param prefix begins the name of every parameter, so that several predicates fit
	 * into one statement
	 */
	public Reader.Predicate compile(TicketFilter filter, String prefix) {
		return new InSql(this.fields, prefix, this.clock.instant(), 0).compile(filter);
	}

	/** Like {@link #compile(TicketFilter, String)}; "me" is this reader. */
	public Reader.Predicate compile(TicketFilter filter, String prefix, Reader.OfDesk me) {
		return new InSql(this.fields, prefix, this.clock.instant(), me.agentId()).compile(filter);
	}

	public boolean matches(TicketFilter filter, TicketFacts facts) {
		return new InMemory(this.fields, facts, this.clock.instant(), 0).holds(filter);
	}

	/** Like {@link #matches(TicketFilter, TicketFacts)}; "me" is this agent. */
	public boolean matches(TicketFilter filter, TicketFacts facts, long me) {
		return new InMemory(this.fields, facts, this.clock.instant(), me).holds(filter);
	}

	/** What is known of a ticket now, by one statement; empty when there is no such. */
	public Optional<TicketFacts> facts(long ticketId) {
		List<TicketField> all = this.fields.all();
		StringBuilder sql = new StringBuilder("select ");
		for (int i = 0; i < all.size(); i++) {
			sql.append((i > 0) ? ", " : "").append(all.get(i).sql()).append(" as f").append(i);
		}
		return this.jdbc.sql(sql.append(" from ticket t where t.id = :ticket").toString())
			.param("ticket", ticketId)
			.query((row, number) -> facts(all, row))
			.optional();
	}

	private static TicketFacts facts(List<TicketField> fields, ResultSet row) throws SQLException {
		Map<String, @Nullable Object> values = new HashMap<>();
		for (int i = 0; i < fields.size(); i++) {
			values.put(fields.get(i).key(), fields.get(i).type().read(row, "f" + i));
		}
		return new TicketFacts(values);
	}

}
