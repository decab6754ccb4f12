package dev.frontdesk.visitors;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.frontdesk.live.Pushes;
import dev.frontdesk.staff.Agent;
import dev.frontdesk.web.Digest;
import dev.frontdesk.web.PublicId;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What agents say to visitors first, and what became of it. A visitor is spoken to by one
 * at a time, and not again right after they closed it.
 */
@Service
@Transactional
class Invitations {

	/** So long somebody who closed one is left alone. */
	static final Duration PEACE = Duration.ofMinutes(30);

	/** So long an invitation stands. */
	private static final Duration STANDS = Duration.ofMinutes(30);

	/** Who had it on the screen may still answer. */
	private static final Duration ANSWERABLE = Duration.ofHours(12);

	private static final Duration KEPT = Duration.ofDays(30);

	private static final String OPEN = " in ('MADE', 'SHOWN', 'OPENED') ";

	private static final String OF_VISITOR = " browser_id = (select id from browser where key_hash = decode(:visitor, 'hex')) ";

	private final Onsite onsite;

	private final Greeting greeting;

	private final Pushes pushes;

	private final JdbcClient jdbc;

	private final Clock clock;

	Invitations(Onsite onsite, Greeting greeting, Pushes pushes, JdbcClient jdbc, Clock clock) {
		this.onsite = onsite;
		this.greeting = greeting;
		this.pushes = pushes;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * Shown to the visitor with the next word of their browser.
	 * @param typed with placeholders, filled with what is known of them
	 * @throws dev.frontdesk.web.InvalidText when there is nothing to say, or too much
	 * @throws InvitationRefused when they are not to be spoken to now
	 */
	void make(Agent by, Guest guest, String typed) {
		String text = this.greeting.filled(guest, by, typed);
		if (!guest.here()) {
			throw InvitationRefused.gone();
		}
		if (guest.shown() != Shown.INVITED) {
			throw InvitationRefused.off();
		}
		if (this.onsite.chats(guest.id())) {
			throw InvitationRefused.chats();
		}
		OffsetDateTime now = now();
		if (this.jdbc
			.sql("""
					select exists (select 1 from chat_invitation where browser_id = ? and state = 'CLOSED' and ended_at > ?)""")
			.params(guest.id(), now.minus(PEACE))
			.query(Boolean.class)
			.single()) {
			throw InvitationRefused.closed();
		}
		int made = this.jdbc
			.sql("""
					insert into chat_invitation (public_id, browser_id, agent_id, who, text, language, made_at)
					values (?, ?, ?, ?, ?, ?, ?) on conflict (browser_id) where state in ('MADE', 'SHOWN', 'OPENED') do nothing""")
			.params(PublicId.next(), guest.id(), by.id(), guest.called(), text, guest.language(), now)
			.update();
		if (made == 0) {
			throw InvitationRefused.taken(speaker(guest.id()));
		}
	}

	private String speaker(long browserId) {
		return this.jdbc.sql(
				"select a.name from chat_invitation i join agent a on a.id = i.agent_id where i.browser_id = ? and i.state"
						+ OPEN)
			.param(browserId)
			.query(String.class)
			.optional()
			.orElse("");
	}

	/** Not yet opened, by the digest of the visitor's key. */
	@Transactional(readOnly = true)
	public Map<String, Invitation> waiting() {
		Map<String, Invitation> waiting = new HashMap<>();
		this.jdbc.sql("""
				select i.public_id, encode(b.key_hash, 'hex') visitor, i.agent_id, a.name agent, i.text, i.language
				from chat_invitation i join browser b on b.id = i.browser_id join agent a on a.id = i.agent_id
				where i.state in ('MADE', 'SHOWN')""")
			.query(Invitation.class)
			.list()
			.forEach((one) -> waiting.put(one.visitor(), one));
		return waiting;
	}

	/**
	 * What their browser tells of one that is theirs.
	 * @return whether it is not to be shown any more
	 */
	boolean did(String visitor, String publicId, String what) {
		return switch (what) {
			case "shown" -> {
				step(visitor, publicId, "SHOWN", "('MADE')");
				yield false;
			}
			case "opened" -> step(visitor, publicId, "OPENED", "('MADE', 'SHOWN')");
			case "closed" -> step(visitor, publicId, "CLOSED", "('MADE', 'SHOWN', 'OPENED')");
			default -> false;
		};
	}

	private boolean step(String visitor, String publicId, String to, String from) {
		boolean ends = to.equals("CLOSED");
		List<News> stepped = this.jdbc
			.sql("update chat_invitation set state = :to, "
					+ (ends ? "ended_at = :now" : "shown_at = least(shown_at, :now)")
					+ " where public_id = :id and state in " + from + " and" + OF_VISITOR
					+ "returning agent_id, who, state")
			.param("to", to)
			.param("now", now())
			.param("id", publicId)
			.param("visitor", visitor)
			.query(News.class)
			.list();
		stepped.forEach(this::tell);
		return !stepped.isEmpty();
	}

	/** Nobody is there any more to hear it. */
	void left(String visitor) {
		this.jdbc.sql(
				"update chat_invitation set ended_at = :now, state = case state when 'MADE' then 'MISSED' else 'LEFT' end where"
						+ OF_VISITOR + "and state" + OPEN + "returning agent_id, who, state")
			.param("now", now())
			.param("visitor", visitor)
			.query(News.class)
			.list()
			.forEach(this::tell);
	}

	/** Who left before they answered, or before they were shown anything. */
	void sweep() {
		OffsetDateTime now = now();
		this.jdbc
			.sql("""
					update chat_invitation i set ended_at = :now, state = case state when 'MADE' then 'MISSED' else 'LEFT' end
					where i.state"""
					+ OPEN + """
							and (i.made_at < :old or not exists (
								select 1 from visitor_now n where n.browser_id = i.browser_id and n.until > :now))
							returning agent_id, who, state""")
			.param("now", now)
			.param("old", now.minus(STANDS))
			.query(News.class)
			.list()
			.forEach(this::tell);
		this.jdbc.sql("delete from chat_invitation where made_at < ?").param(now.minus(KEPT)).update();
	}

	/** Taken back, where nobody has answered it. */
	boolean withdraw(long agentId, String publicId) {
		return this.jdbc.sql(
				"update chat_invitation set state = 'WITHDRAWN', ended_at = ? where public_id = ? and agent_id = ? and state"
						+ OPEN)
			.params(now(), publicId, agentId)
			.update() > 0;
	}

	/** Where nobody is spoken to any more. */
	void withdrawAll(long widgetId) {
		this.jdbc
			.sql("update chat_invitation i set state = 'WITHDRAWN', ended_at = ? from browser b"
					+ " where b.id = i.browser_id and b.widget_id = ? and i.state" + OPEN)
			.params(now(), widgetId)
			.update();
	}

	/**
	 * What the visitor with this key answers; nothing of anybody else's, and nothing
	 * twice: whoever comes with another answer waits until this one stands.
	 */
	public Optional<Invitation> answerable(String publicId, long widgetId, String key) {
		return this.jdbc.sql("""
				select i.public_id, encode(b.key_hash, 'hex') visitor, i.agent_id, a.name agent, i.text, i.language
				from chat_invitation i join browser b on b.id = i.browser_id join agent a on a.id = i.agent_id
				where i.public_id = :id and b.key_hash = :key and b.widget_id = :widget and i.made_at > :since
				and i.state in ('MADE', 'SHOWN', 'OPENED', 'LEFT', 'MISSED') for update of i""")
			.param("id", publicId)
			.param("key", Digest.of(key))
			.param("widget", widgetId)
			.param("since", now().minus(ANSWERABLE))
			.query(Invitation.class)
			.optional();
	}

	/** Of several tabs that answer at once the first does. */
	boolean answered(String publicId, long ticketId) {
		return this.jdbc.sql("""
				update chat_invitation set state = 'ANSWERED', ended_at = :now, ticket_id = :ticket, text = ''
				where public_id = :id and state <> 'ANSWERED' returning agent_id, who, state""")
			.param("now", now())
			.param("ticket", ticketId)
			.param("id", publicId)
			.query(News.class)
			.optional()
			.map((news) -> {
				tell(news);
				return true;
			})
			.orElse(false);
	}

	private void tell(News news) {
		if (!news.state().equals("SHOWN") && !news.state().equals("OPENED")) {
			this.pushes.push("/topic/agent." + news.agentId(), Map.of("invitation", news.state(), "who", news.who()));
		}
	}

	/** An agent's latest, of today. */
	@Transactional(readOnly = true)
	public List<Mine> of(long agentId) {
		return this.jdbc.sql("""
				select i.public_id, i.browser_id, i.who, i.text, i.state, i.made_at, t.number,
					exists (select 1 from visitor_now n where n.browser_id = i.browser_id and n.until > :now) here
				from chat_invitation i left join ticket t on t.id = ticket_survivor(i.ticket_id)
				where i.agent_id = :agent and i.made_at > :since order by i.id desc limit 8""")
			.param("agent", agentId)
			.param("now", now())
			.param("since", now().minus(Duration.ofHours(8)))
			.query((row, number) -> new Mine(row.getString("public_id"), row.getLong("browser_id"),
					row.getString("who"), row.getString("text"), row.getString("state"),
					row.getTimestamp("made_at").toInstant(), row.getObject("number", Long.class),
					row.getBoolean("here")))
			.list();
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

	/** What became of it. */
	record News(long agentId, String who, String state) {
	}

	/**
	 * @param number of the ticket that came of it
	 * @param here whether the visitor is on the site
	 */
	public record Mine(String publicId, long visitor, String who, String text, String state, Instant madeAt,
			@Nullable Long number, boolean here) {

		public boolean open() {
			return this.state.equals("MADE") || this.state.equals("SHOWN") || this.state.equals("OPENED");
		}

	}

}
