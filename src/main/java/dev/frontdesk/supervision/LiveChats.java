package dev.frontdesk.supervision;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.frontdesk.live.Presence;
import dev.frontdesk.offers.LiveChat;
import dev.frontdesk.shell.Face;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.Times;
import dev.frontdesk.web.Cursors;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The chats that go on now, whoever waits longest first. */
@Component
@Transactional(readOnly = true)
class LiveChats {

	private static final int PAGE = 50;

	private static final String LIST = "live-chats";

	private static final String LIVE = """
			t.channel = 'CHAT' and t.shelf = 'DESK' and t.status in ('NEW', 'OPEN') and t.last_message_at > :live
			and\s""";

	private final JdbcClient jdbc;

	private final Presence presence;

	private final Cursors cursors;

	private final Clock clock;

	LiveChats(JdbcClient jdbc, Presence presence, Cursors cursors, Clock clock) {
		this.jdbc = jdbc;
		this.presence = presence;
		this.cursors = cursors;
		this.clock = clock;
	}

	/** In one statement, whatever their number. */
	Shown page(Reader.OfDesk reader, LiveFilter filter) {
		Instant now = this.clock.instant();
		Reader.Predicate sees = reader.sees();
		List<Placed> found = this.jdbc
			.sql("""
					select t.id, t.number, t.language, t.created_at, t.waiting_since, t.assignee_id, t.team_id, c.name,
						a.name as agent, o.until, w.name as widget, b.name as brand, m.text as said,
						m.author_kind as said_by, m.language as said_in,
						(select max(p.seen_at) from presence p
							where p.party_kind = 'visitor' and p.party_id = v.visitor_id::text) as seen_at,
						array(select h.name from\s""" + Supervision.GUESTS + """
						join agent h on h.id = g.agent_id
						where g.ticket_id = t.id and g.agent_id is distinct from t.assignee_id
						order by g.id) as guests,
					t.assignee_id <> :reader or exists (select 1 from\s""" + Supervision.GUESTS + """
							where g.ticket_id = t.id and g.agent_id <> :reader) as others
					from ticket t join customer c on c.id = t.customer_id join brand b on b.id = t.brand_id
					left join agent a on a.id = t.assignee_id
					left join chat_offer o on o.ticket_id = t.id and o.outcome = 'OPEN'
					left join visit v on v.ticket_id = t.id left join visitor r on r.id = v.visitor_id
					left join widget w on w.id = r.widget_id
					left join lateral (select s.text, s.author_kind, s.language from message s
						where s.ticket_id = t.id and s.visibility = 'PUBLIC' and s.deleted_at is null
						order by s.seq desc limit 1) m on true
					where\s""" + LIVE + sees.sql() + filter.conditions()
					+ " and (t.waiting_since, t.id) > (:since, :id) order by t.waiting_since, t.id limit :rows")
			.params(sees.parameters())
			.params(filter.parameters())
			.param("reader", reader.agentId())
			.param("live", at(now.minus(LiveChat.LIVE)))
			.param("since", since(filter))
			.param("id", id(filter))
			.param("rows", PAGE + 1)
			.query((row, number) -> placed(row, reader.agentId(), now))
			.list();
		List<Placed> shown = (found.size() > PAGE) ? found.subList(0, PAGE) : found;
		return new Shown(shown.stream().map(Placed::chat).toList(),
				(found.size() > PAGE) ? filter.from(place(shown.getLast())) : null);
	}

	private OffsetDateTime since(LiveFilter filter) {
		return (filter.cursor() != null) ? at(Instant.parse(this.cursors.open(LIST, filter.cursor()).getFirst()))
				: at(Instant.EPOCH);
	}

	private long id(LiveFilter filter) {
		return (filter.cursor() != null) ? Long.parseLong(this.cursors.open(LIST, filter.cursor()).getLast()) : 0;
	}

	private String place(Placed last) {
		return this.cursors.seal(LIST, last.since(), last.id());
	}

	private Placed placed(ResultSet row, long me, Instant now) throws SQLException {
		Instant since = row.getTimestamp("waiting_since").toInstant();
		String name = row.getString("name");
		Timestamp until = row.getTimestamp("until");
		Timestamp seen = row.getTimestamp("seen_at");
		Long assignee = row.getObject("assignee_id", Long.class);
		String said = row.getString("said");
		Chat chat = new Chat(row.getLong("number"), name, Face.of(name.isEmpty() ? "?" : name),
				row.getString("language"), door(row.getString("brand"), row.getString("widget")),
				row.getObject("team_id", Long.class), row.getString("agent"), strings(row.getArray("guests")),
				(until != null) ? until.toInstant() : null, Times.given(since) ? since : null,
				LiveChat.colour(since, now), row.getTimestamp("created_at").toInstant(), (said != null) ? said : "",
				row.getString("said_in"), "CUSTOMER".equals(row.getString("said_by")),
				this.presence.isHere((seen != null) ? seen.toInstant() : null), assignee != null && assignee == me,
				row.getBoolean("others"));
		return new Placed(row.getLong("id"), since, chat);
	}

	private static List<String> door(String brand, @Nullable String widget) {
		return (widget == null || widget.equals(brand)) ? List.of(brand) : List.of(brand, widget);
	}

	private static List<String> strings(Array array) throws SQLException {
		return (array.getArray() instanceof Object[] elements) ? Arrays.stream(elements).map(String::valueOf).toList()
				: List.of();
	}

	/** How many there are in all, whatever the filter. */
	Sum sum(Reader.OfDesk reader) {
		Reader.Predicate sees = reader.sees();
		return this.jdbc.sql("""
				select count(*) as chats, count(*) filter (where t.waiting_since < '9999-12-31 00:00:00+00') as waiting,
					count(*) filter (where t.assignee_id is null) as queued,
					count(*) filter (where exists (select 1 from chat_offer o
						where o.ticket_id = t.id and o.outcome = 'OPEN')) as offered,
					coalesce(array_agg(distinct t.language), '{}') as languages
				from ticket t where\s""" + LIVE + sees.sql())
			.params(sees.parameters())
			.param("live", at(this.clock.instant().minus(LiveChat.LIVE)))
			.query((row, number) -> new Sum(row.getInt("chats"), row.getInt("waiting"), row.getInt("queued"),
					row.getInt("offered"), new ArrayList<>(strings(row.getArray("languages")))))
			.single();
	}

	static OffsetDateTime at(Instant time) {
		return time.atOffset(ZoneOffset.UTC);
	}

	private record Placed(long id, Instant since, Chat chat) {
	}

	/**
	 * @param next the address of the next page; null where this is the last
	 */
	record Shown(List<Chat> chats, @Nullable String next) {
	}

	/**
	 * @param languages those that are talked in
	 */
	record Sum(int chats, int waiting, int queued, int offered, List<String> languages) {
	}

	/**
	 * A chat that goes on.
	 *
	 * @param name the customer's; empty for none
	 * @param door the brand, and the widget where that is called otherwise
	 * @param agent who has it, or is offered it; null while it is in the queue
	 * @param guests who was asked in and came
	 * @param until when the offer goes on to the next; null where none is open
	 * @param since since when the customer waits for an answer; null when they do not
	 * @param colour how pressing that is
	 * @param said the last words of either side
	 * @param theirs whether those are the customer's
	 * @param here whether the customer has the page open
	 * @param mine whether it is the reader's own
	 * @param others whether anybody else has it, whom the reader could whisper to
	 */
	record Chat(long number, String name, Face face, String language, List<String> door, @Nullable Long teamId,
			@Nullable String agent, List<String> guests, @Nullable Instant until, @Nullable Instant since,
			String colour, Instant begun, String said, @Nullable String saidIn, boolean theirs, boolean here,
			boolean mine, boolean others) {

		public String state() {
			return (this.agent == null) ? "queued" : (this.until != null) ? "offered" : "in-hand";
		}

		public String excerpt() {
			return (this.said.codePointCount(0, this.said.length()) <= 160) ? this.said
					: this.said.substring(0, this.said.offsetByCodePoints(0, 160)) + "…";
		}

	}

}
