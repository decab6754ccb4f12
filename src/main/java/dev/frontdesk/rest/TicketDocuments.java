package dev.frontdesk.rest;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.frontdesk.fields.FieldValues;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.TicketNotFound;
import dev.frontdesk.tickets.Times;
import jakarta.persistence.EntityManager;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Reads tickets as the API tells them: two statements, however many they are. */
@Component
class TicketDocuments {

	private static final String TICKETS = """
			select t.id, t.number, t.seq, t.subject, t.status, t.shelf, t.priority, t.urgency, t.impact, t.kind, t.channel,
				t.language, t.tags, t.messages, t.created_at, t.updated_at, t.last_message_at, t.waiting_since, t.due_at,
				t.snoozed_until, t.next_update_at, t.first_replied_at, t.solved_at, t.closed_at,
				g.id as category_id, g.key as category_key,
				coalesce(g.name ->> :language, g.name ->> 'en', g.key) as category,
				c.id as customer_id, c.name as customer, c.locale as customer_locale,
				(select i.value from customer_identity i where i.customer_id = c.id and i.kind = 'EMAIL'
					order by i.verified_at nulls last, i.id limit 1) as email,
				a.id as assignee_id, a.name as assignee, v.id as team_id,
				coalesce(v.name ->> :language, v.name ->> 'en', v.key) as team,
				s.number as merged_into, b.number as follow_up_of,
				(select rf.key from ticket_form tf join request_form rf on rf.id = tf.form_id
					where tf.ticket_id = t.id) as form
			from ticket t join customer c on c.id = t.customer_id
				left join agent a on a.id = t.assignee_id left join team v on v.id = t.team_id
				left join category g on g.id = t.category_id
				left join ticket s on s.id = t.merged_into left join ticket b on b.id = t.follow_up_of
			where""";

	private final JdbcClient jdbc;

	private final EntityManager entities;

	private final FieldValues fields;

	private final String url;

	TicketDocuments(JdbcClient jdbc, EntityManager entities, FieldValues fields,
			@Value("${frontdesk.url}") String url) {
		this.jdbc = jdbc;
		this.fields = fields;
		this.entities = entities;
		this.url = url;
	}

	/**
	 * @throws TicketNotFound when there is none this reader may see
	 */
	TicketDocument one(Reader.OfDesk reader, long number, Locale locale) {
		flush();
		return whole(this.jdbc.sql(TICKETS + " t.number = :number and " + reader.sees().sql())
			.params(reader.sees().parameters())
			.param("number", number)
			.param("language", locale.getLanguage())
			.query(this::row)
			.list()).stream().findFirst().orElseThrow(TicketNotFound::new);
	}

	/** In the order of their ids as given; what is not seen is left out. */
	List<TicketDocument> all(Reader.OfDesk reader, List<Long> ids, Locale locale) {
		if (ids.isEmpty()) {
			return List.of();
		}
		return whole(this.jdbc
			.sql(TICKETS + " t.id = any(:ids::bigint[]) and " + reader.sees().sql()
					+ " order by array_position(:ids::bigint[], t.id)")
			.params(reader.sees().parameters())
			.param("ids", ids.toArray(Long[]::new))
			.param("language", locale.getLanguage())
			.query(this::row)
			.list());
	}

	private List<TicketDocument> whole(List<Row> rows) {
		if (rows.isEmpty()) {
			return List.of();
		}
		Map<Long, Map<String, Object>> values = this.fields.ofAll(rows.stream().map(Row::id).toList());
		return rows.stream().map((row) -> row.ticket().with(values.getOrDefault(row.id(), Map.of()))).toList();
	}

	private Row row(ResultSet row, int count) throws SQLException {
		return new Row(row.getLong("id"), document(row));
	}

	// What was changed in this transaction is to be told as well
	void flush() {
		if (TransactionSynchronizationManager.isActualTransactionActive()) {
			this.entities.flush();
		}
	}

	private TicketDocument document(ResultSet row) throws SQLException {
		long number = row.getLong("number");
		Long category = row.getObject("category_id", Long.class);
		return new TicketDocument(number, row.getLong("seq"), row.getString("subject"), word(row, "status"),
				word(row, "shelf"), word(row, "priority"), word(row, "urgency"), word(row, "impact"), word(row, "kind"),
				word(row, "channel"), row.getString("language"), List.of((String[]) row.getArray("tags").getArray()),
				(category != null) ? new TicketDocument.CategoryRef(category, row.getString("category_key"),
						row.getString("category")) : null,
				new TicketDocument.CustomerRef(row.getLong("customer_id"), row.getString("customer"),
						row.getString("email"), row.getString("customer_locale")),
				named(row, "assignee"), named(row, "team"), row.getString("form"), Map.of(), row.getInt("messages"),
				instant(row, "created_at"), instant(row, "updated_at"), instant(row, "last_message_at"),
				given(row, "waiting_since"), given(row, "due_at"), given(row, "snoozed_until"),
				given(row, "next_update_at"), given(row, "first_replied_at"), given(row, "solved_at"),
				given(row, "closed_at"), row.getObject("merged_into", Long.class),
				row.getObject("follow_up_of", Long.class), Addresses.ticket(number),
				this.url + "/desk/tickets/" + number);
	}

	private static TicketDocument.@Nullable Named named(ResultSet row, String column) throws SQLException {
		Long id = row.getObject(column + "_id", Long.class);
		return (id != null) ? new TicketDocument.Named(id, row.getString(column)) : null;
	}

	static String word(ResultSet row, String column) throws SQLException {
		return row.getString(column).toLowerCase(Locale.ROOT);
	}

	static Instant instant(ResultSet row, String column) throws SQLException {
		return row.getObject(column, OffsetDateTime.class).toInstant();
	}

	private static @Nullable Instant given(ResultSet row, String column) throws SQLException {
		Instant time = instant(row, column);
		return Times.given(time) ? time : null;
	}

	private record Row(long id, TicketDocument ticket) {
	}

}
