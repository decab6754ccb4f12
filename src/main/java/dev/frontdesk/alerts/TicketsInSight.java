package dev.frontdesk.alerts;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

import dev.frontdesk.notifications.TicketSight;
import dev.frontdesk.staff.Agent;
import dev.frontdesk.staff.Staff;
import dev.frontdesk.tickets.Reader;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What tickets are called, for whoever may see them now. */
@Component
class TicketsInSight implements TicketSight {

	private static final int EXCERPT = 200;

	private final JdbcClient jdbc;

	private final Staff staff;

	TicketsInSight(JdbcClient jdbc, Staff staff) {
		this.jdbc = jdbc;
		this.staff = staff;
	}

	@Override
	public Map<Long, Seen> of(long agentId, Collection<Long> ticketIds) {
		Agent agent = this.staff.agent(agentId);
		Reader.Predicate sees = new Reader.OfDesk(agentId, agent.role()).sees();
		Map<Long, Seen> seen = new HashMap<>();
		this.jdbc.sql("""
				select t.id, t.number, t.subject, c.name from ticket t join customer c on c.id = t.customer_id
				where t.id in (:ids) and t.shelf <> 'TRASH' and\s""" + sees.sql())
			.param("ids", ticketIds)
			.params(sees.parameters())
			.query((row) -> {
				seen.put(row.getLong(1), new Seen(row.getLong(2), row.getString(3), row.getString(4)));
			});
		return seen;
	}

	@Override
	public Map<Long, Seen> toEach(Collection<Long> agentIds, long ticketId) {
		Map<Long, Seen> seen = new HashMap<>();
		this.jdbc.sql("""
				select a.id, t.number, t.subject, c.name from ticket t join customer c on c.id = t.customer_id
				join agent a on a.id in (:agents)
				where t.id = :ticket and t.shelf <> 'TRASH' and\s""" + Reader.OfDesk.EACH_SEES)
			.param("agents", agentIds)
			.param("ticket", ticketId)
			.query((row) -> {
				seen.put(row.getLong(1), new Seen(row.getLong(2), row.getString(3), row.getString(4)));
			});
		return seen;
	}

	@Override
	public String excerpt(long ticketId, long seq) {
		return this.jdbc.sql("select left(text, ?) from message where ticket_id = ? and seq = ?")
			.params(EXCERPT, ticketId, seq)
			.query(String.class)
			.optional()
			.orElse("")
			.replaceAll("\\s+", " ")
			.strip();
	}

}
