package dev.frontdesk.supervision;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

import dev.frontdesk.live.Presence;
import dev.frontdesk.offers.LiveChat;
import dev.frontdesk.shell.Face;
import dev.frontdesk.tickets.Times;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How much each agent who is here, or talks, has in hand. */
@Component
@Transactional(readOnly = true)
class AgentLoads {

	private static final int MOST = 100;

	private final JdbcClient jdbc;

	private final Presence presence;

	private final Clock clock;

	AgentLoads(JdbcClient jdbc, Presence presence, Clock clock) {
		this.jdbc = jdbc;
		this.presence = presence;
		this.clock = clock;
	}

	/**
	 * The most loaded first, in one statement.
	 * @param teamId whose members; null for everyone's
	 */
	List<Load> of(@Nullable Long teamId) {
		Instant now = this.clock.instant();
		return this.jdbc.sql("""
				select a.id, a.name, a.available, a.chat_capacity, l.chats, l.waiting, l.longest, h.seen_at
				from agent a
				cross join lateral (select count(*) as chats, min(t.waiting_since) as longest,
						count(*) filter (where t.waiting_since < '9999-12-31 00:00:00+00') as waiting
					from ticket t where t.assignee_id = a.id and t.shelf = 'DESK' and t.status in ('NEW', 'OPEN')
					and t.channel = 'CHAT' and t.last_message_at > :live) l
				cross join lateral (select max(p.seen_at) as seen_at from presence p
					where p.party_kind = 'agent' and p.party_id = a.id::text) h
				where a.active and (l.chats > 0 or h.seen_at is not null)
				and (:team::bigint is null or exists (select 1 from team_member m
					where m.team_id = :team and m.agent_id = a.id))
				order by l.waiting desc, l.chats desc, lower(a.name), a.id limit :most""")
			.param("live", LiveChats.at(now.minus(LiveChat.LIVE)))
			.param("team", teamId)
			.param("most", MOST)
			.query((row, number) -> load(row, now))
			.list();
	}

	private Load load(ResultSet row, Instant now) throws SQLException {
		Timestamp seen = row.getTimestamp("seen_at");
		Timestamp waits = row.getTimestamp("longest");
		Instant longest = (waits != null) ? waits.toInstant() : Times.NEVER;
		boolean here = this.presence.isHere((seen != null) ? seen.toInstant() : null);
		String name = row.getString("name");
		return new Load(row.getLong("id"), name, Face.of(name),
				here ? row.getBoolean("available") ? "here" : "busy" : "gone", row.getInt("chats"),
				row.getInt("chat_capacity"), row.getInt("waiting"), LiveChat.colour(longest, now));
	}

	/**
	 * @param status {@code here}, {@code busy} for who takes nothing new, or {@code gone}
	 * @param waiting in how many of the chats the customer waits
	 * @param colour how pressing the longest of those waits is
	 */
	record Load(long id, String name, Face face, String status, int chats, int capacity, int waiting, String colour) {

		/** What a meter fills; more than the limit shows as full. */
		public int most() {
			return Math.max(1, this.capacity);
		}

	}

}
