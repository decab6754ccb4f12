package dev.frontdesk.views;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.frontdesk.customers.Tier;
import dev.frontdesk.filters.TicketField;
import dev.frontdesk.tickets.Channel;
import dev.frontdesk.tickets.Kind;
import dev.frontdesk.tickets.Priority;
import dev.frontdesk.tickets.Shelf;
import dev.frontdesk.tickets.Status;

import org.springframework.context.MessageSource;

/** Reads rows: which columns, from where. */
final class Rows {

	/**
	 * Of {@code ticket t}. The rest is looked up row by row: to find an order for five
	 * joins took the planner longer than to fetch fifty rows.
	 */
	private static final String COLUMNS = """
			t.id, t.number, t.public_id, t.subject, t.status, t.shelf, t.kind, t.channel, t.language, t.priority,
			t.waiting_since, t.due_at, t.snoozed_until, t.last_message_at, t.created_at, t.updated_at, t.messages,
			t.assignee_id, t.tags, t.customer_message_seq > t.desk_seen_seq as unread,
			(select array[c.name, c.tier, (select o.name from organisation o where o.id = c.organisation_id)]
				from customer c where c.id = t.customer_id) as customer,
			(select a.name from agent a where a.id = t.assignee_id) as assignee,
			(select coalesce(v.name ->> :language, v.name ->> 'en', v.key) from team v where v.id = t.team_id) as team,
			(select coalesce(g.name ->> :language, g.name ->> 'en', g.key) from category g
				where g.id = t.category_id) as category""";

	private static final int WORDS = 100;

	private final List<TicketField> fields;

	private final List<String> names;

	private final Locale reader;

	Rows(List<TicketField> fields, MessageSource messages, Locale reader) {
		this.fields = fields;
		this.names = fields.stream().map((field) -> field.label(messages, reader)).toList();
		this.reader = reader;
	}

	/** What {@link #row} reads, of {@code ticket t}. */
	String columns() {
		StringBuilder columns = new StringBuilder(COLUMNS);
		for (int i = 0; i < this.fields.size(); i++) {
			columns.append(", (").append(this.fields.get(i).sql()).append(") as f").append(i);
		}
		return columns.toString();
	}

	Row row(ResultSet row, int number) throws SQLException {
		String[] customer = (String[]) row.getArray("customer").getArray();
		return new Row(row.getLong("id"), row.getLong("number"), row.getString("public_id"), row.getString("subject"),
				customer[0], Tier.valueOf(customer[1]), customer[2], row.getString("language"),
				Channel.valueOf(row.getString("channel")), Status.valueOf(row.getString("status")),
				Shelf.valueOf(row.getString("shelf")), Kind.valueOf(row.getString("kind")),
				Priority.valueOf(row.getString("priority")), time(row, "waiting_since"), time(row, "due_at"),
				time(row, "snoozed_until"), time(row, "last_message_at"), time(row, "created_at"),
				time(row, "updated_at"), row.getInt("messages"), row.getObject("assignee_id", Long.class),
				row.getString("assignee"), row.getString("team"), row.getString("category"), row.getBoolean("unread"),
				words(row.getArray("tags")), told(row));
	}

	private List<Row.Told> told(ResultSet row) throws SQLException {
		List<Row.Told> told = new ArrayList<>();
		for (int i = 0; i < this.fields.size(); i++) {
			TicketField field = this.fields.get(i);
			Object value = field.type().read(row, "f" + i);
			String words = (value != null) ? field.words(value, this.reader) : "";
			if (!words.isEmpty()) {
				told.add(new Row.Told(this.names.get(i), (value instanceof Boolean) ? "" : beginning(words)));
			}
		}
		return List.copyOf(told);
	}

	private static String beginning(String words) {
		return (words.codePointCount(0, words.length()) <= WORDS) ? words
				: words.substring(0, words.offsetByCodePoints(0, WORDS)).strip() + '…';
	}

	private static Instant time(ResultSet row, String column) throws SQLException {
		return row.getObject(column, OffsetDateTime.class).toInstant();
	}

	private static List<String> words(Array array) throws SQLException {
		return List.of((String[]) array.getArray());
	}

}
