package dev.frontdesk.visitors;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.frontdesk.tickets.Reader;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who is on the site, as agents look at it: whoever came last first. */
@Component
@Transactional(readOnly = true)
class Onsite {

	static final int PAGE = 50;

	private static final int TRAIL = 30;

	// Of the visitor's browser b: where they chat, as the panel would go on with it
	private static final String CHAT = """
			select t.id, t.number, t.assignee_id, %s readable from visit v join ticket o on o.id = v.ticket_id
			join ticket t on t.id = ticket_survivor(o.id)
			where v.browser_id = b.id and o.shelf = 'DESK' and t.shelf = 'DESK'
			and t.status in ('NEW', 'OPEN', 'PENDING', 'ON_HOLD') order by t.id desc limit 1""";

	private static final String SELECT = """
			select n.browser_id, n.widget_id, w.name widget, w.brand_id, r.shown,
				upper(substr(encode(b.key_hash, 'hex'), 1, 4)) code,
				coalesce(nullif(c.name, ''), nullif(n.name, ''), '') called, n.url, n.title, n.locale, n.time_zone,
				b.device, b.campaign, b.referrer, b.visits, b.first_at, b.customer_id, n.since, n.page_since,
				n.until > :now here, t.number, t.readable, a.name agent,
				i.public_id, i.state, i.by, i.agent_id = :me mine, i.made_at,
				i.state = 'CLOSED' and i.ended_at > :peace peace,
				coalesce(c.name <> '' and exists (select 1 from visitor v where v.customer_id = b.customer_id
					and v.widget_id = b.widget_id and v.verified), false) verified
			from visitor_now n join browser b on b.id = n.browser_id join widget w on w.id = n.widget_id
			join visitor_rule r on r.widget_id = n.widget_id
			left join customer c on c.id = b.customer_id
			left join lateral (""" + CHAT
			+ """
					) t on true
					left join agent a on a.id = t.assignee_id
					left join lateral (select i.public_id, i.state, i.agent_id, i.made_at, i.ended_at, g.name by from chat_invitation i
						join agent g on g.id = i.agent_id where i.browser_id = b.id order by i.id desc limit 1) i on true
					""";

	private static final String FILTER = """
			(:widget = 0 or n.widget_id = :widget) and (:locale = '' or n.locale = :locale)
			and (:page = '' or strpos(lower(n.url), lower(:page)) > 0 or strpos(lower(n.title), lower(:page)) > 0)
			and (:chat = '' or (t.id is not null) = (:chat = 'yes'))
			""";

	private final JdbcClient jdbc;

	private final JsonMapper json;

	private final Clock clock;

	Onsite(JdbcClient jdbc, JsonMapper json, Clock clock) {
		this.jdbc = jdbc;
		this.json = json;
		this.clock = clock;
	}

	/** One more than a page shows, where there are more. */
	List<Guest> page(Reader.OfDesk reader, Filter filter, @Nullable Place after) {
		return select(reader, " where n.until > :now and " + FILTER
				+ " and (:first or (n.since, n.browser_id) < (:since, :id)) order by n.since desc, n.browser_id desc limit :most")
			.params(filter.params())
			.param("first", after == null)
			.param("since", (after != null) ? after.since().atOffset(ZoneOffset.UTC) : now())
			.param("id", (after != null) ? after.id() : 0L)
			.param("most", PAGE + 1)
			.query(this::map)
			.list();
	}

	/** Here or just gone; empty once they are forgotten. */
	Optional<Guest> guest(Reader.OfDesk reader, long id) {
		return select(reader, " where n.browser_id = :id").param("id", id).query(this::map).optional();
	}

	private JdbcClient.StatementSpec select(Reader.OfDesk reader, String rest) {
		Reader.Predicate sees = reader.sees();
		return this.jdbc.sql(SELECT.formatted(sees.sql()) + rest)
			.params(sees.parameters())
			.param("me", reader.agentId())
			.param("peace", now().minus(Invitations.PEACE))
			.param("now", now());
	}

	int count() {
		return this.jdbc.sql(
				"select count(*) from visitor_now n join visitor_rule r on r.widget_id = n.widget_id where n.until > ?")
			.param(now())
			.query(Integer.class)
			.single();
	}

	boolean chats(long id) {
		return this.jdbc
			.sql("select exists (select 1 from browser b, lateral (" + CHAT.formatted("true") + ") t where b.id = ?)")
			.param(id)
			.query(Boolean.class)
			.single();
	}

	/** The latest first. */
	List<Step> trail(long id) {
		return this.jdbc
			.sql("""
					select p.url, p.title, p.at from browser_page p where p.browser_id = ? order by p.at desc, p.id desc limit ?""")
			.params(id, TRAIL)
			.query((row, number) -> new Step(row.getString("url"), row.getString("title"),
					row.getTimestamp("at").toInstant()))
			.list();
	}

	private Guest map(ResultSet row, int number) throws SQLException {
		return new Guest(row.getLong("browser_id"), row.getLong("widget_id"), row.getString("widget"),
				row.getLong("brand_id"), Shown.valueOf(row.getString("shown")), row.getString("code"),
				row.getString("called"), row.getBoolean("verified"), row.getString("url"), row.getString("title"),
				row.getString("locale"), zone(row.getString("time_zone")), row.getString("device"),
				this.json.readValue(row.getString("campaign"), new TypeReference<Map<String, String>>() {
				}), row.getString("referrer"), row.getInt("visits"), row.getTimestamp("first_at").toInstant(),
				row.getObject("customer_id", Long.class), row.getTimestamp("since").toInstant(),
				row.getTimestamp("page_since").toInstant(), row.getBoolean("here"), chat(row), asked(row));
	}

	private static Guest.@Nullable Chat chat(ResultSet row) throws SQLException {
		Long number = row.getObject("number", Long.class);
		return (number == null) ? null : new Guest.Chat(number, row.getBoolean("readable"), row.getString("agent"));
	}

	private static Guest.@Nullable Asked asked(ResultSet row) throws SQLException {
		String publicId = row.getString("public_id");
		return (publicId == null) ? null : new Guest.Asked(publicId, row.getString("state"), row.getString("by"),
				row.getBoolean("mine"), row.getBoolean("peace"), row.getTimestamp("made_at").toInstant());
	}

	private static @Nullable ZoneId zone(String id) {
		try {
			return id.isEmpty() ? null : ZoneId.of(id);
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

	/** After whom a page begins. */
	record Place(Instant since, long id) {
	}

	/**
	 * @param widget 0 for all
	 * @param page what address or title contains
	 * @param chat yes, no, or empty for both
	 */
	record Filter(long widget, String locale, String page, String chat) {

		public boolean any() {
			return this.widget != 0 || !this.locale.isEmpty() || !this.page.isEmpty() || !this.chat.isEmpty();
		}

		Map<String, Object> params() {
			Map<String, Object> params = new HashMap<>();
			params.put("widget", this.widget);
			params.put("locale", this.locale);
			params.put("page", this.page);
			params.put("chat", this.chat);
			return params;
		}

	}

	/** A page they saw. */
	public record Step(String url, String title, Instant at) {

		public String named() {
			return this.title.isEmpty() ? this.url : this.title;
		}

	}

}
