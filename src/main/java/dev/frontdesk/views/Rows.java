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

	static final String COLUMNS = """
			t.id, t.number, t.public_id, t.subject, t.status, t.shelf, t.kind, t.channel, t.language, t.priority,
			t.waiting_since, t.due_at, t.snoozed_until, t.last_message_at, t.created_at, t.updated_at, t.messages,
			t.assignee_id, t.tags, t.customer_message_seq > t.desk_seen_seq as unread, c.name as customer, c.tier,
			o.name as organisation, a.name as assignee,
			coalesce(v.name ->> :language, v.name ->> 'en', v.key) as team,
			coalesce(g.name ->> :language, g.name ->> 'en', g.key) as category""";

	static final String TABLES = """
			ticket t join customer c on c.id = t.customer_id
			left join organisation o on o.id = c.organisation_id
			left join agent a on a.id = t.assignee_id left join team v on v.id = t.team_id
			left join category g on g.id = t.category_id""";

	private Rows() {
	}

	static Row row(ResultSet row, int number) throws SQLException {
		return new Row(row.getLong("id"), row.getLong("number"), row.getString("public_id"), row.getString("subject"),
				row.getString("customer"), Tier.valueOf(row.getString("tier")), row.getString("organisation"),
				row.getString("language"), Channel.valueOf(row.getString("channel")),
				Status.valueOf(row.getString("status")), Shelf.valueOf(row.getString("shelf")),
				Kind.valueOf(row.getString("kind")), Priority.valueOf(row.getString("priority")),
				time(row, "waiting_since"), time(row, "due_at"), time(row, "snoozed_until"),
				time(row, "last_message_at"), time(row, "created_at"), time(row, "updated_at"), row.getInt("messages"),
				row.getObject("assignee_id", Long.class), row.getString("assignee"), row.getString("team"),
				row.getString("category"), row.getBoolean("unread"), words(row.getArray("tags")));
	}

	private static Instant time(ResultSet row, String column) throws SQLException {
		return row.getObject(column, OffsetDateTime.class).toInstant();
	}

	private static List<String> words(Array array) throws SQLException {
		return List.of((String[]) array.getArray());
	}

}
