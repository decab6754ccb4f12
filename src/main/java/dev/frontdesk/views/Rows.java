package dev.frontdesk.views;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

import dev.frontdesk.customers.Tier;
import dev.frontdesk.tickets.Channel;
import dev.frontdesk.tickets.Kind;
import dev.frontdesk.tickets.Priority;
import dev.frontdesk.tickets.Shelf;
import dev.frontdesk.tickets.Status;

/** Reads rows: which columns, from where. */
final class Rows {

	/**
	 * Of {@code ticket t}. The rest is looked up row by row: to find an order for five
	 * joins took the planner longer than to fetch fifty rows.
	 */
	static final String COLUMNS = """
			t.id, t.number, t.public_id, t.subject, t.status, t.shelf, t.kind, t.channel, t.language, t.priority,
			t.waiting_since, t.due_at, t.snoozed_until, t.last_message_at, t.created_at, t.updated_at, t.messages,
			t.assignee_id, t.tags, t.customer_message_seq > t.desk_seen_seq as unread,
			(select array[c.name, c.tier, (select o.name from organisation o where o.id = c.organisation_id)]
				from customer c where c.id = t.customer_id) as customer,
			(select a.name from agent a where a.id = t.assignee_id) as assignee,
			(select coalesce(v.name ->> :language, v.name ->> 'en', v.key) from team v where v.id = t.team_id) as team,
			(select coalesce(g.name ->> :language, g.name ->> 'en', g.key) from category g
				where g.id = t.category_id) as category""";

	private Rows() {
	}

	static Row row(ResultSet row, int number) throws SQLException {
		String[] customer = (String[]) row.getArray("customer").getArray();
		return new Row(row.getLong("id"), row.getLong("number"), row.getString("public_id"), row.getString("subject"),
				customer[0], Tier.valueOf(customer[1]), customer[2], row.getString("language"),
				Channel.valueOf(row.getString("channel")), Status.valueOf(row.getString("status")),
				Shelf.valueOf(row.getString("shelf")), Kind.valueOf(row.getString("kind")),
				Priority.valueOf(row.getString("priority")), time(row, "waiting_since"), time(row, "due_at"),
				time(row, "snoozed_until"), time(row, "last_message_at"), time(row, "created_at"),
				time(row, "updated_at"), row.getInt("messages"), row.getObject("assignee_id", Long.class),
				row.getString("assignee"), row.getString("team"), row.getString("category"), row.getBoolean("unread"),
				words(row.getArray("tags")));
	}

	private static Instant time(ResultSet row, String column) throws SQLException {
		return row.getObject(column, OffsetDateTime.class).toInstant();
	}

	private static List<String> words(Array array) throws SQLException {
		return List.of((String[]) array.getArray());
	}

}
