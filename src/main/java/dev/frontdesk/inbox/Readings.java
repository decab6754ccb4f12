package dev.frontdesk.inbox;

import java.security.Principal;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Locale;

import dev.frontdesk.shell.Command;
import dev.frontdesk.shell.CommandSource;
import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.tickets.Reader;

import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Service;

/**
 * How far each agent has read each ticket: where "new" begins for them, and what the
 * palette offers as lately read.
 */
@Service
class Readings implements CommandSource {

	private static final int LATELY = 8;

	private final JdbcClient jdbc;

	private final MessageSource messages;

	private final Clock clock;

	Readings(JdbcClient jdbc, MessageSource messages, Clock clock) {
		this.jdbc = jdbc;
		this.messages = messages;
		this.clock = clock;
	}

	/** Nobody reads backwards, and not what is not there yet. */
	void read(Reader.OfDesk reader, long number, long seq) {
		Reader.Predicate sees = reader.sees();
		this.jdbc
			.sql("""
					insert into ticket_reading (agent_id, ticket_id, seq, read_at)
					select :agent, t.id, least(:seq, t.seq), :now from ticket t where t.number = :number and %s
					on conflict (agent_id, ticket_id) do update
					set seq = greatest(ticket_reading.seq, excluded.seq), read_at = excluded.read_at"""
				.formatted(sees.sql()))
			.param("agent", reader.agentId())
			.param("number", number)
			.param("seq", seq)
			.param("now", Timestamp.from(this.clock.instant()))
			.params(sees.parameters())
			.update();
	}

	@Override
	public int order() {
		return 100;
	}

	@Override
	public List<Command> commands(Principal person, Locale locale) {
		if (!(person instanceof Authentication known && known.getPrincipal() instanceof SignedInAgent me)) {
			return List.of();
		}
		Reader.OfDesk reader = Reader.OfDesk.of(me);
		Reader.Predicate sees = reader.sees();
		String group = this.messages.getMessage("inbox.recent", null, locale);
		return this.jdbc.sql("""
				select t.number, t.subject from ticket_reading r join ticket t on t.id = r.ticket_id
				where r.agent_id = :agent and\s""" + sees.sql() + " order by r.read_at desc limit " + LATELY)
			.param("agent", me.id())
			.params(sees.parameters())
			.query((row, count) -> new Command(group, "#" + row.getLong("number") + ' ' + row.getString("subject"),
					"/desk/tickets/" + row.getLong("number")))
			.list();
	}

}
