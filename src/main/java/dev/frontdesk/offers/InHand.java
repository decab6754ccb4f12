package dev.frontdesk.offers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import dev.frontdesk.shell.Face;
import dev.frontdesk.tickets.Times;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What an agent is offered, and the chats they have in hand. */
@Component
@Transactional(readOnly = true)
class InHand {

	private static final int MOST = 12;

	private final JdbcClient jdbc;

	private final Clock clock;

	InHand(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** In one statement, whoever waits longest first. */
	Shown of(long agentId) {
		Instant now = this.clock.instant();
		List<Offered> offers = new ArrayList<>();
		List<Chat> chats = new ArrayList<>();
		this.jdbc.sql("""
				select o.id as offer, o.until, t.number, t.subject, c.name, t.waiting_since, t.language, b.name as back,
					g.id as guest, g.outcome, h.name as host,
					(select m.text from message m where m.ticket_id = t.id and m.seq = t.customer_message_seq) as said
				from ticket t join customer c on c.id = t.customer_id
				left join chat_offer o on o.ticket_id = t.id and o.outcome = 'OPEN' and o.agent_id = :agent
				left join agent b on b.id = o.back_to
				left join chat_guest g on g.ticket_id = t.id and g.agent_id = :agent and g.outcome in ('ASKED', 'HERE')
					and t.assignee_id is distinct from :agent
				left join agent h on h.id = g.invited_by
				where t.id in (select m.id from ticket m where m.assignee_id = :agent and m.shelf = 'DESK'
						and m.status in ('NEW', 'OPEN')
					union all select e.ticket_id from chat_guest e
						join ticket_collaborator k on k.ticket_id = e.ticket_id and k.agent_id = e.agent_id
						where e.agent_id = :agent and e.outcome in ('ASKED', 'HERE'))
				and t.shelf = 'DESK' and t.status in ('NEW', 'OPEN')
				and t.channel = 'CHAT' and t.last_message_at > :live
				order by t.waiting_since, t.id limit :most""")
			.param("agent", agentId)
			.param("live", now.minus(LiveChat.LIVE).atOffset(ZoneOffset.UTC))
			.param("most", MOST)
			.query((row) -> {
				if (row.getObject("offer") != null || "ASKED".equals(row.getString("outcome"))) {
					offers.add(offered(row));
				}
				else {
					chats.add(chat(row, now));
				}
			});
		return new Shown(agentId, List.copyOf(offers), List.copyOf(chats));
	}

	private static Offered offered(ResultSet row) throws SQLException {
		String said = row.getString("said");
		boolean invited = row.getObject("offer") == null;
		return new Offered(row.getLong(invited ? "guest" : "offer"), row.getLong("number"), row.getString("name"),
				(said != null) ? said : row.getString("subject"), row.getString("language"),
				invited ? null : row.getTimestamp("until").toInstant(), row.getString(invited ? "host" : "back"));
	}

	private static Chat chat(ResultSet row, Instant now) throws SQLException {
		Instant since = row.getTimestamp("waiting_since").toInstant();
		String name = row.getString("name");
		return new Chat(row.getLong("number"), name, Face.of(name.isEmpty() ? "?" : name),
				Times.given(since) ? since : null, LiveChat.colour(since, now));
	}

	/**
	 * @param chats those that are theirs already
	 */
	record Shown(long agentId, List<Offered> offers, List<Chat> chats) {
	}

	/**
	 * A chat that waits to be taken, or into which they are asked.
	 *
	 * @param name the customer's; empty for none
	 * @param said what the customer said last
	 * @param until when it goes on to the next; null where a colleague asks them in
	 * @param back the colleague who gave it or asks; null for routing
	 */
	record Offered(long id, long number, String name, String said, String language, @Nullable Instant until,
			@Nullable String back) {

		public boolean invited() {
			return this.until == null;
		}

	}

	/**
	 * A chat in hand.
	 *
	 * @param since since when the customer waits for an answer; null when they do not
	 * @param colour how pressing that is
	 */
	record Chat(long number, String name, Face face, @Nullable Instant since, String colour) {
	}

}
