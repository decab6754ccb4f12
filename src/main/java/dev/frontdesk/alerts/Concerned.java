package dev.frontdesk.alerts;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.events.TicketEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whom something about a ticket concerns. */
@Component
class Concerned {

	/** Within it a rule answers to a deed; what comes later is news. */
	private static final Duration AT_ONCE = Duration.ofMinutes(1);

	private final JdbcClient jdbc;

	Concerned(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Who has it in their hands. */
	Optional<Holder> holder(long ticketId) {
		return this.jdbc.sql("""
				select a.id, a.name, not a.available from ticket t join agent a on a.id = t.assignee_id
				where t.id = ?""")
			.param(ticketId)
			.query((row, number) -> new Holder(row.getLong(1), row.getString(2), row.getBoolean(3)))
			.optional();
	}

	/**
	 * Who had it in their hands already when it happened, and still has; whoever got it
	 * later was told of that.
	 */
	Optional<Holder> holderSince(TicketEvent event) {
		return holder(event.ticketId()).filter((holder) -> Long.toString(holder.agentId()).equals(holderAt(event)));
	}

	private String holderAt(TicketEvent event) {
		return this.jdbc.sql("""
				select coalesce(became, '') from ticket_event where ticket_id = ? and field = 'assignee' and seq < ?
				order by seq desc limit 1""")
			.params(event.ticketId(), event.seq())
			.query(String.class)
			.optional()
			.orElse("");
	}

	/** Those of its team who take work, while it waits and nobody has it. */
	List<Long> teamOfUnassigned(long ticketId) {
		return this.jdbc.sql("""
				select m.agent_id from ticket t join team_member m on m.team_id = t.team_id
				join agent a on a.id = m.agent_id
				where t.id = ? and t.assignee_id is null and t.shelf = 'DESK' and t.status in ('NEW', 'OPEN')
				and a.active and a.available""").param(ticketId).query(Long.class).list();
	}

	/**
	 * Whether it is still with the team that an event names: events are read later than
	 * they happen, and who comes after tells of itself.
	 */
	boolean isStillWith(long ticketId, @Nullable Long teamId) {
		return teamId != null && this.jdbc.sql("select exists (select 1 from ticket where id = ? and team_id = ?)")
			.params(ticketId, teamId)
			.query(Boolean.class)
			.single();
	}

	/** Those of its team who take work, but one. */
	List<Long> colleaguesHere(long ticketId, long butAgentId) {
		return this.jdbc.sql("""
				select m.agent_id from ticket t join team_member m on m.team_id = t.team_id
				join agent a on a.id = m.agent_id
				where t.id = ? and m.agent_id <> ? and a.active and a.available""")
			.params(ticketId, butAgentId)
			.query(Long.class)
			.list();
	}

	/** Whether the same deed names the agent: told as a mention alone. */
	boolean isMentionedIn(TicketEvent event, long agentId) {
		return this.jdbc.sql("""
				select exists (select 1 from ticket_event where ticket_id = ? and tx = ?::text::xid8
				and field = 'mention' and became = ?)""")
			.params(event.ticketId(), Long.toString(event.tx()), Long.toString(agentId))
			.query(Boolean.class)
			.single();
	}

	/**
	 * Whose bulk edit made a rule or the desk itself do it; that agent is told how it
	 * went as a whole.
	 */
	Optional<Long> bulkEditor(TicketEvent event) {
		if (event.actor().kind() == Actor.Kind.AGENT || event.actor().kind() == Actor.Kind.CUSTOMER) {
			return Optional.empty();
		}
		return this.jdbc.sql("""
				select case when a.cause like 'bulk:%' and a.actor_kind = 'AGENT' then a.actor_id end
				from ticket_event a where a.ticket_id = ? and a.seq < ? and a.at > ?
				and a.actor_kind in ('AGENT', 'CUSTOMER') order by a.seq desc limit 1""")
			.params(event.ticketId(), event.seq(), event.at().minus(AT_ONCE).atOffset(ZoneOffset.UTC))
			.query((row, number) -> Optional.ofNullable(row.getObject(1, Long.class)))
			.optional()
			.flatMap((editor) -> editor);
	}

	/** The place of the message that the same deed left before this event; 0 for none. */
	long messageBefore(TicketEvent event) {
		return this.jdbc.sql("""
				select coalesce(max(seq), 0) from ticket_event where ticket_id = ? and tx = ?::text::xid8
				and field = 'message' and seq < ?""")
			.params(event.ticketId(), Long.toString(event.tx()), event.seq())
			.query(Long.class)
			.single();
	}

	record Holder(long agentId, String name, boolean away) {
	}

}
