package dev.frontdesk.tickets;

import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeSet;

import dev.frontdesk.staff.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Agents who were asked in: they may read a ticket and note in it. */
@Component
class Collaborators {

	private static final int MOST = 50;

	private final Ledger ledger;

	private final JdbcClient jdbc;

	Collaborators(Ledger ledger, JdbcClient jdbc) {
		this.ledger = ledger;
		this.jdbc = jdbc;
	}

	/**
	 * Tells each and lets them in; who left the house meanwhile is passed over.
	 * @throws VerbRefused when the writer, a guest here, would bring in somebody else
	 */
	void mention(Reader.OfDesk by, Ticket ticket, List<Long> agentIds) {
		TreeSet<Long> mentioned = new TreeSet<>(agentIds);
		if (mentioned.size() > MOST) {
			throw VerbRefused.input("tickets.mention.too-many", MOST);
		}
		boolean guest = !mentioned.isEmpty() && !this.ledger.mayWork(by, ticket.id());
		for (long agentId : mentioned) {
			if (isActive(agentId)) {
				if (guest && !sees(agentId, ticket)) {
					this.ledger.requireWork(by, ticket);
				}
				ticket.remark("mention", null, Long.toString(agentId));
				join(ticket, agentId);
			}
		}
	}

	private boolean sees(long agentId, Ticket ticket) {
		Role role = this.jdbc.sql("select role from agent where id = ?").param(agentId).query(Role.class).single();
		Reader.Predicate sees = new Reader.OfDesk(agentId, role).sees();
		return this.jdbc.sql("select exists (select 1 from ticket t where t.id = :id and " + sees.sql() + ")")
			.param("id", ticket.id())
			.params(sees.parameters())
			.query(Boolean.class)
			.single();
	}

	void add(Ticket ticket, long agentId) {
		if (!isActive(agentId)) {
			throw VerbRefused.input("tickets.collaborator.unknown");
		}
		join(ticket, agentId);
	}

	private boolean isActive(long agentId) {
		return this.jdbc.sql("select exists (select 1 from agent where id = ? and active)")
			.param(agentId)
			.query(Boolean.class)
			.single();
	}

	private void join(Ticket ticket, long agentId) {
		int added = this.jdbc
			.sql("insert into ticket_collaborator (ticket_id, agent_id, added_at) values (?, ?, ?)"
					+ " on conflict do nothing")
			.params(ticket.id(), agentId, this.ledger.now().atOffset(ZoneOffset.UTC))
			.update();
		if (added == 1) {
			ticket.remark("collaborator", null, Long.toString(agentId));
		}
	}

	void remove(Ticket ticket, long agentId) {
		int removed = this.jdbc.sql("delete from ticket_collaborator where ticket_id = ? and agent_id = ?")
			.params(ticket.id(), agentId)
			.update();
		if (removed == 1) {
			ticket.remark("collaborator", Long.toString(agentId), null);
		}
	}

	List<Long> of(long ticketId) {
		return this.jdbc.sql("select agent_id from ticket_collaborator where ticket_id = ? order by added_at, agent_id")
			.param(ticketId)
			.query(Long.class)
			.list();
	}

}
