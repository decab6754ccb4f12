package dev.frontdesk.views;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import dev.frontdesk.filters.InvalidFilter;
import dev.frontdesk.filters.TicketFilter;
import dev.frontdesk.staff.Role;
import dev.frontdesk.tickets.Reader;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The lists agents work from: what they hold, and how much. */
@Service
@Transactional(readOnly = true, noRollbackFor = InvalidFilter.class)
public class Views {

	/** Rows a page. */
	public static final int PAGE = 50;

	/** How far solved, spam, trash and saved views are counted. */
	public static final int COUNTED = 1000;

	/**
	 * The teams, how this reader arranged their views, and what they see besides as a
	 * collaborator.
	 */
	private static final String OURS = """
			select 'team' as kind, v.key, coalesce(v.name ->> :language, v.name ->> 'en', v.key) as name, v.id as team,
				null::bigint as agent, exists (select 1 from team_member m where m.team_id = v.id and m.agent_id = :me)
				as pending, v.confidential as due, false as asleep, 0::bigint as total, 0::bigint as unread
			from team v
			union all select 'arranged', '', %s, null, null, false, false, false, 0, 0
			union all select 'besides', '', '', t.team_id, t.assignee_id, t.status = 'PENDING',
				t.due_at < '9999-12-31 00:00:00+00', %s, count(*), 0
			from ticket_collaborator tc join ticket t on t.id = tc.ticket_id
			where tc.agent_id = :me and %s and not %s group by 4, 5, 6, 7, 8""";

	private final SavedViews saved;

	private final SavedCounts savedCounts;

	private final Tally tally;

	private final Conditions conditions;

	private final Columns columns;

	private final MessageSource messages;

	private final JdbcClient jdbc;

	private final Clock clock;

	Views(SavedViews saved, SavedCounts savedCounts, Tally tally, Conditions conditions, Columns columns,
			MessageSource messages, JdbcClient jdbc, Clock clock) {
		this.saved = saved;
		this.columns = columns;
		this.messages = messages;
		this.savedCounts = savedCounts;
		this.tally = tally;
		this.conditions = conditions;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * Every view of this reader with its count, in one statement however many there are:
	 * what lies where is counted for all readers together by {@link Tally}; saved views
	 * tell what was counted last, and are counted anew by {@link SavedCounts}.
	 */
	public Counts counts(Reader.OfDesk reader, Locale locale) {
		try (Tally.Turn turn = this.tally.turn()) {
			return counts(reader, locale, turn);
		}
	}

	private Counts counts(Reader.OfDesk reader, Locale locale, Tally.Turn turn) {
		String ours = OURS.formatted(SavedViews.ARRANGED, BuiltIn.ASLEEP, BuiltIn.UNSOLVED, reader.works().sql());
		Sight sight = new Sight(reader);
		String[] arranged = { "{}" };
		this.jdbc.sql(turn.counts() ? ours + " union all " + Tally.SQL : ours)
			.params(parameters(reader, locale))
			.params(reader.works().parameters())
			.param("lead", reader.role() != Role.AGENT)
			.query((row) -> {
				switch (row.getString("kind")) {
					case "team" -> sight.team(row.getLong("team"), row.getString("key"), row.getString("name"),
							row.getBoolean("pending"), row.getBoolean("due"));
					case "arranged" -> arranged[0] = row.getString("name");
					case "besides" -> sight.besides(Tally.Group.of(row));
					default -> turn.add(Tally.Group.of(row));
				}
			});
		List<Tally.Group> groups = turn.groups();
		SavedViews.Arrangement arrangement = this.saved.read(arranged[0], reader);
		List<Counts.Counted> views = new ArrayList<>();
		sight.totals(groups)
			.forEach((view, total) -> views.add(new Counts.Counted(view, total, arrangement.hides(view.key()))));
		for (View view : arrangement.saved()) {
			views.add(new Counts.Counted(view, this.savedCounts.known(reader, view), arrangement.hides(view.key())));
		}
		views.sort(Comparator.comparingInt((Counts.Counted one) -> arrangement.place(one.view()))
			.thenComparing((one) -> (one.view().name() != null) ? one.view().name() : one.view().key()));
		return new Counts(List.copyOf(views), sight.unread(groups), turn.isLate());
	}

	/**
	 * A page of a view, in one statement or, where a field sorts it, two.
	 * @param order another one than the view's own, such as {@code -due}; null for its
	 * own
	 * @param cursor where the page before ended; null for the first
	 * @throws InvalidCursor when this view never gave it out
	 */
	public Page page(Reader.OfDesk reader, View view, @Nullable String order, @Nullable String cursor, Locale locale) {
		View ordered = view.looking(this.columns.ordered(view.look(), order));
		String list = view.key() + ' ' + ordered.look().named();
		Cursor after = (cursor != null && !cursor.isEmpty()) ? Cursor.decode(list, cursor) : null;
		Reader.Predicate condition;
		try {
			condition = condition(reader, view);
		}
		catch (InvalidFilter ex) {
			return new Page(ordered, List.of(), List.of(), null, true);
		}
		List<Place> found = places(reader, ordered.look(), condition, after, PAGE + 1, locale);
		boolean more = found.size() > PAGE;
		List<Place> shown = more ? found.subList(0, PAGE) : found;
		String next = more ? shown.getLast().cursor().encode(list) : null;
		return new Page(ordered, shown.stream().map(Place::row).toList(),
				headings(ordered.look().grouping(), shown, locale), next, false);
	}

	private List<@Nullable String> headings(@Nullable Groups grouping, List<Place> shown, Locale locale) {
		List<@Nullable String> headings = new ArrayList<>();
		String before = null;
		for (Place place : shown) {
			String group = place.cursor().group();
			headings
				.add((grouping == null || group.equals(before)) ? null : grouping.name(group, this.messages, locale));
			before = group;
		}
		return headings;
	}

	/**
	 * The first rows of what is not saved yet, and how many there are, so far as counted.
	 */
	Preview preview(Reader.OfDesk reader, TicketFilter filter, Look look, int rows, Locale locale) {
		Reader.Predicate condition = this.conditions.of(filter, reader, "p");
		List<Row> first = places(reader, look, condition, null, rows, locale).stream().map(Place::row).toList();
		return new Preview(first, this.conditions.count(condition, reader));
	}

	/**
	 * The condition under which a ticket is in a view, with what the reader sees: for
	 * whoever does something to everything a view holds.
	 * @throws InvalidFilter when a saved view asks for what no longer exists
	 */
	public Reader.Predicate predicate(Reader.OfDesk reader, View view) {
		Reader.Predicate condition = condition(reader, view);
		Map<String, Object> parameters = new HashMap<>(parameters(reader, Locale.ENGLISH));
		parameters.putAll(condition.parameters());
		return new Reader.Predicate("(" + condition.sql() + " and " + reader.sees().sql() + ")", parameters);
	}

	/**
	 * The rows of some tickets, in the order of their ids as given; what is not seen is
	 * left out.
	 */
	public List<Row> rows(Reader.OfDesk reader, List<Long> ids, Locale locale) {
		if (ids.isEmpty()) {
			return List.of();
		}
		Rows rows = new Rows(List.of(), this.messages, locale);
		return this.jdbc
			.sql("select " + rows.columns() + " from ticket t where t.id = any(:ids::bigint[]) and "
					+ reader.sees().sql() + " order by array_position(:ids::bigint[], t.id)")
			.params(parameters(reader, locale))
			.param("ids", ids.toArray(Long[]::new))
			.query(rows::row)
			.list();
	}

	/**
	 * A view of this reader's by its key, without its count.
	 * @throws ViewNotFound when they have none by that key
	 */
	public View view(Reader.OfDesk reader, String key) {
		return BuiltIn.of(key).map(BuiltIn::view).or(() -> teamView(reader, key)).orElseGet(() -> {
			SavedViews.Arrangement arrangement = this.saved.arrangement(reader);
			return arrangement.saved()
				.stream()
				.filter((one) -> one.key().equals(key))
				.findFirst()
				.orElseThrow(ViewNotFound::new);
		});
	}

	private Optional<View> teamView(Reader.OfDesk reader, String key) {
		if (!key.startsWith(View.TEAM)) {
			return Optional.empty();
		}
		return this.jdbc.sql("""
				select v.key from team v where v.key = :key and (:everything or exists (
					select 1 from team_member m where m.team_id = v.id and m.agent_id = :me))""")
			.param("key", key.substring(View.TEAM.length()))
			.param("everything", reader.role() != Role.AGENT)
			.param("me", reader.agentId())
			.query(String.class)
			.optional()
			.map((team) -> View.ofTeam(team, team));
	}

	/**
	 * The ids of what a view holds, a page at a time, for doors that tell tickets in
	 * words of their own; without groups.
	 * @param order another one than the view's own; null for its own
	 * @param cursor where the page before ended; null for the first
	 * @throws InvalidFilter when a saved view asks for what no longer exists
	 * @throws InvalidCursor when this view never gave it out
	 */
	public Ids ids(Reader.OfDesk reader, View view, @Nullable String order, @Nullable String cursor, int rows) {
		return ids(reader, view.look(), condition(reader, view), order, cursor, rows);
	}

	/** Whether what lies in it tells what messages, and notes, say. */
	public boolean readsMessages(View view) {
		View.Saved stored = view.saved();
		return stored != null && this.conditions.readsMessages(stored.filter());
	}

	/** The same for a filter, newest first. */
	public Ids ids(Reader.OfDesk reader, TicketFilter filter, @Nullable String order, @Nullable String cursor,
			int rows) {
		return ids(reader, Look.by(Sorting.CREATED), this.conditions.of(filter, reader, "f"), order, cursor, rows);
	}

	private Ids ids(Reader.OfDesk reader, Look look, Reader.Predicate condition, @Nullable String order,
			@Nullable String cursor, int rows) {
		Look wanted = this.columns.ordered(look, order).flat();
		if (order != null && !wanted.order().equals(order)) {
			throw new InvalidOrder();
		}
		String list = "ids " + wanted.order();
		Cursor after = (cursor != null) ? Cursor.decode(list, cursor) : null;
		List<Cursor> found = read(new Asked(reader, wanted, condition, after, rows + 1, Locale.ENGLISH), "t.id",
				Views::cursor);
		boolean more = found.size() > rows;
		List<Cursor> shown = more ? found.subList(0, rows) : found;
		return new Ids(shown.stream().map(Cursor::id).toList(), more ? shown.getLast().encode(list) : null);
	}

	private Reader.Predicate condition(Reader.OfDesk reader, View view) {
		View.Saved stored = view.saved();
		if (stored != null) {
			return this.conditions.of(this.conditions.read(stored.filter()), reader, "s");
		}
		String key = view.key();
		return BuiltIn.of(key)
			.map((builtIn) -> new Reader.Predicate(builtIn.condition(), Map.of()))
			.orElseGet(() -> new Reader.Predicate(BuiltIn.OF_TEAM, Map.of("team", key.substring(View.TEAM.length()))));
	}

	private List<Place> places(Reader.OfDesk reader, Look look, Reader.Predicate condition, @Nullable Cursor after,
			int rows, Locale locale) {
		Rows read = new Rows(look.fields(), this.messages, locale);
		return read(new Asked(reader, look, condition, after, rows, locale), read.columns(),
				(row, number) -> new Place(read.row(row, number), cursor(row, number)));
	}

	/** In one statement, or two where the order knows two stretches. */
	private <T> List<T> read(Asked asked, String columns, RowMapper<T> mapper) {
		List<T> found = new ArrayList<>();
		Keyset keyset = new Keyset(asked.look(), asked.after());
		for (Keyset.Stretch stretch : keyset.stretches()) {
			if (found.size() < asked.rows()) {
				found.addAll(read(asked, keyset, stretch, asked.rows() - found.size(), columns, mapper));
			}
		}
		return found;
	}

	private <T> List<T> read(Asked asked, Keyset keyset, Keyset.Stretch stretch, int rows, String columns,
			RowMapper<T> mapper) {
		Reader.OfDesk reader = asked.reader();
		Cursor after = asked.after();
		JdbcClient.StatementSpec statement = this.jdbc
			.sql("select " + columns + ", " + keyset.group() + " as grouped_by, (" + stretch.sorted()
					+ ")::text as sorted_by from ticket t" + stretch.join() + " where " + asked.condition().sql()
					+ " and " + reader.sees().sql() + " and " + stretch.condition() + " and " + keyset.beyond(stretch)
					+ " order by " + keyset.orderBy(stretch) + " limit :rows")
			.params(parameters(reader, asked.locale()))
			.params(asked.condition().parameters())
			.param("rows", rows);
		if (after != null) {
			statement = statement.param("group", after.group()).param("value", after.value()).param("id", after.id());
		}
		try {
			return statement.query(mapper).list();
		}
		catch (DataIntegrityViolationException ex) {
			if (after != null) {
				// a place made by hand, of which the value is none of the order's
				throw new InvalidCursor();
			}
			throw ex;
		}
	}

	private Map<String, Object> parameters(Reader.OfDesk reader, Locale locale) {
		Map<String, Object> parameters = new HashMap<>(reader.sees().parameters());
		parameters.putAll(Tally.parameters(this.clock.instant()));
		parameters.put("me", reader.agentId());
		parameters.put("language", locale.getLanguage());
		return parameters;
	}

	private static Cursor cursor(ResultSet row, int number) throws SQLException {
		return new Cursor(row.getString("grouped_by"), row.getString("sorted_by"), row.getLong("id"));
	}

	/**
	 * A page of a list.
	 *
	 * @param view in the order that was asked for
	 * @param headings of the groups that begin with a row; null where none does
	 * @param next the cursor of the page after this one; null at the end
	 * @param broken whether the view asks for what no longer exists
	 */
	public record Page(View view, List<Row> rows, List<@Nullable String> headings, @Nullable String next,
			boolean broken) {
	}

	/**
	 * A page of ids, in the order of the list.
	 *
	 * @param next the cursor of the page after this one; null at the end
	 */
	public record Ids(List<Long> ids, @Nullable String next) {
	}

	/**
	 * What a filter would find.
	 *
	 * @param total at most {@link #COUNTED}
	 */
	record Preview(List<Row> rows, long total) {
	}

	private record Place(Row row, Cursor cursor) {
	}

	/** What is wanted of a list. */
	private record Asked(Reader.OfDesk reader, Look look, Reader.Predicate condition, @Nullable Cursor after, int rows,
			Locale locale) {
	}

}
