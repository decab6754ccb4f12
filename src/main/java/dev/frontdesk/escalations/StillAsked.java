package dev.frontdesk.escalations;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

import dev.frontdesk.tickets.SolveGuard;
import dev.frontdesk.tickets.Times;

import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whoever solves a ticket is told whose answer nobody waits for any more. */
@Component
class StillAsked implements SolveGuard {

	private final JdbcClient jdbc;

	private final MessageSource messages;

	StillAsked(JdbcClient jdbc, MessageSource messages) {
		this.jdbc = jdbc;
		this.messages = messages;
	}

	@Override
	public List<String> open(long ticketId, Locale reader) {
		return List.of();
	}

	@Override
	public List<String> leftUndone(long ticketId, Locale reader) {
		return this.jdbc.sql("""
				select coalesce(e.party, tm.name ->> :language, tm.name ->> 'en', tm.key) from escalation e
				left join team tm on tm.id = e.team_id
				where e.ticket_id = :ticket and e.ended_at = :never order by e.id desc limit 1""")
			.param("language", reader.getLanguage())
			.param("ticket", ticketId)
			.param("never", Times.NEVER.atOffset(ZoneOffset.UTC))
			.query(String.class)
			.optional()
			.map((helper) -> this.messages.getMessage("escalations.left", new Object[] { helper }, reader))
			.stream()
			.toList();
	}

}
