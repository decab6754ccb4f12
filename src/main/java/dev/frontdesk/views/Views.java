package dev.frontdesk.views;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.frontdesk.staff.Role;
import dev.frontdesk.tickets.Channel;
import dev.frontdesk.tickets.Kind;
import dev.frontdesk.tickets.Priority;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.Shelf;
import dev.frontdesk.tickets.Status;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The lists agents work from: what they hold, and how much. */
@Service
@Transactional(readOnly = true)
public class Views {

	/** Rows a page. */
	public static final int PAGE = 50;

	/** How far solved, spam and trash are counted. */
	public static final int COUNTED_SHELVED = 1000;

	private static final Duration LATELY = Duration.ofDays(7);

	private static final String COUNTS = """
			with work as (
				select t.team_id, t.assignee_id = :me as mine, t.assignee_id is null as free,
					t.status = 'PENDING' as pending, count(*) as total,
					count(*) filter (where t.customer_message_seq > t.desk_seen_seq) as unread
				from ticket t where %1$s and %2$s group by 1, 2, 3, 4),
			ours as (
				select v.id, v.key, coalesce(v.name ->> :language, v.name ->> 'en', v.key) as name,
					exists (select 1 from team_member m where m.team_id = v.id and m.agent_id = :me) as member
				from team v)
			select 'mine' as key, null as name, coalesce(sum(total), 0) as total from work where mine
			union all select 'unassigned', null, coalesce(sum(total), 0) from work where free
			union all select 'teams', null, coalesce(sum(total), 0) from work
				where team_id in (select id from ours where member)
			union all select 'waiting', null, coalesce(sum(total), 0) from work where pending
			union all select 'open', null, coalesce(sum(total), 0) from work
			union all select 'unread', null, coalesce(sum(unread), 0) from work
				where mine or free and team_id in (select id from ours where member)
			union all select 'solved', null, count(*) from (select 1 from ticket t where %3$s and %2$s limit :most) s
			union all select 'spam', null, count(*) from (select 1 from ticket t where %4$s and %2$s limit :most) s
			union all select 'trash', null, count(*) from (select 1 from ticket t where %5$s and %2$s limit :most) s
			union all select 'team-' || key, name,
					(select coalesce(sum(total), 0) from work where work.team_id = ours.id)
				from ours where member or :everything""";

	private static final String ROWS = """
			select t.id, t.number, t.public_id, t.subject, t.status, t.shelf, t.kind, t.channel, t.language, t.priority,
				t.waiting_since, t.due_at, t.last_message_at, t.assignee_id, t.tags,
				t.customer_message_seq > t.desk_seen_seq as unread, t.%1$s as sorted_by,
				c.name as customer, a.name as assignee,
				coalesce(v.name ->> :language, v.name ->> 'en', v.key) as team
			from ticket t join customer c on c.id = t.customer_id
				left join agent a on a.id = t.assignee_id left join team v on v.id = t.team_id
			where %2$s and %3$s and %4$s order by %5$s limit :rows""";

	private final JdbcClient jdbc;

	private final Clock clock;

	Views(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** Every view of this reader with its count, in one statement. */
	public Counts counts(Reader.OfDesk reader, Locale locale) {
		Reader.Predicate sees = reader.sees();
		String sql = COUNTS.formatted(BuiltIn.WORK, sees.sql(), BuiltIn.SOLVED.condition(), BuiltIn.SPAM.condition(),
				BuiltIn.TRASH.condition());
		List<Counts.Counted> views = new ArrayList<>();
		long[] unread = new long[1];
		this.jdbc.sql(sql)
			.params(parameters(reader, locale))
			.param("most", COUNTED_SHELVED)
			.param("everything", reader.role() != Role.AGENT)
			.query((row) -> {
				String key = row.getString("key");
				if ("unread".equals(key)) {
					unread[0] = row.getLong("total");
				}
				else {
					views.add(new Counts.Counted(view(key, row.getString("name")), row.getLong("total")));
				}
			});
		views.sort((one, other) -> {
			int order = Integer.compare(one.view().order(), other.view().order());
			return (order != 0) ? order : one.view().key().compareTo(other.view().key());
		});
		return new Counts(List.copyOf(views), unread[0]);
	}

	private static View view(String key, @Nullable String name) {
		return BuiltIn.of(key)
			.map(BuiltIn::view)
			.orElseGet(() -> new View(key, null, (name != null) ? name : key, BuiltIn.BEHIND_ALL));
	}

	/**
	 * A page of a view, in one statement.
	 * @param cursor where the page before ended; null for the first
	 * @throws InvalidCursor when this view never gave it out
	 */
	public Page page(Reader.OfDesk reader, View view, @Nullable String cursor, Locale locale) {
		BuiltIn builtIn = BuiltIn.of(view.key()).orElse(null);
		Sorting sorting = (builtIn != null) ? builtIn.sorting() : Sorting.WAIT;
		Cursor after = (cursor != null && !cursor.isEmpty()) ? Cursor.decode(view.key(), cursor) : null;
		String sql = ROWS.formatted(sorting.column(), (builtIn != null) ? builtIn.condition() : BuiltIn.OF_TEAM,
				reader.sees().sql(), (after != null) ? sorting.beyond() : "true", sorting.order());
		JdbcClient.StatementSpec statement = this.jdbc.sql(sql)
			.params(parameters(reader, locale))
			.param("rows", PAGE + 1)
			.param("team", view.key().substring(view.isTeam() ? View.TEAM.length() : 0));
		if (after != null) {
			statement = statement.param("time", after.time().atOffset(ZoneOffset.UTC)).param("id", after.id());
		}
		List<Place> found = statement.query(Views::place).list();
		boolean more = found.size() > PAGE;
		List<Place> shown = more ? found.subList(0, PAGE) : found;
		String next = more ? shown.getLast().cursor().encode(view.key()) : null;
		return new Page(shown.stream().map(Place::row).toList(), next);
	}

	private Map<String, Object> parameters(Reader.OfDesk reader, Locale locale) {
		Map<String, Object> parameters = new HashMap<>(reader.sees().parameters());
		parameters.put("me", reader.agentId());
		parameters.put("language", locale.getLanguage());
		parameters.put("lately", this.clock.instant().minus(LATELY).atOffset(ZoneOffset.UTC));
		return parameters;
	}

	private static Place place(ResultSet row, int number) throws SQLException {
		return new Place(row(row), new Cursor(time(row, "sorted_by"), row.getLong("id")));
	}

	private static Row row(ResultSet row) throws SQLException {
		return new Row(row.getLong("id"), row.getLong("number"), row.getString("public_id"), row.getString("subject"),
				row.getString("customer"), row.getString("language"), Channel.valueOf(row.getString("channel")),
				Status.valueOf(row.getString("status")), Shelf.valueOf(row.getString("shelf")),
				Kind.valueOf(row.getString("kind")), Priority.valueOf(row.getString("priority")),
				time(row, "waiting_since"), time(row, "due_at"), time(row, "last_message_at"),
				row.getObject("assignee_id", Long.class), row.getString("assignee"), row.getString("team"),
				row.getBoolean("unread"), words(row.getArray("tags")));
	}

	private static Instant time(ResultSet row, String column) throws SQLException {
		return row.getObject(column, OffsetDateTime.class).toInstant();
	}

	private static List<String> words(Array array) throws SQLException {
		return List.of((String[]) array.getArray());
	}

	/**
	 * @param next the cursor of the page after this one; null at the end
	 */
	public record Page(List<Row> rows, @Nullable String next) {
	}

	private record Place(Row row, Cursor cursor) {
	}

}
