package dev.frontdesk.handover;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.notifications.Notice;
import dev.frontdesk.notifications.NoticeKind;
import dev.frontdesk.notifications.Notifications;
import dev.frontdesk.staff.Agent;
import dev.frontdesk.staff.AgentLeft;
import dev.frontdesk.staff.Staff;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.Tickets;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/** Passes on what someone has in their hands. */
@Component
class HandOvers {

	private static final Logger log = LoggerFactory.getLogger(HandOvers.class);

	private final Tickets tickets;

	private final Staff staff;

	private final Notifications notifications;

	private final JdbcClient jdbc;

	private final TransactionOperations transactions;

	private final Clock clock;

	HandOvers(Tickets tickets, Staff staff, Notifications notifications, JdbcClient jdbc,
			TransactionOperations transactions, Clock clock) {
		this.tickets = tickets;
		this.staff = staff;
		this.notifications = notifications;
		this.jdbc = jdbc;
		this.transactions = transactions;
		this.clock = clock;
	}

	/**
	 * Will be passed on soon.
	 * @param toAgentId a colleague, or null for the queues
	 */
	@Transactional
	public void begin(Actor by, long agentId, @Nullable Long toAgentId) {
		this.jdbc
			.sql("insert into hand_over (agent_id, by_kind, by_id, to_agent_id, created_at) values (?, ?, ?, ?, ?)")
			.params(Arrays.asList(agentId, by.kind().name(), by.id(), toAgentId, now()))
			.update();
	}

	/** Nobody else would ever look at what they held. */
	@EventListener
	@Transactional
	public void left(AgentLeft event) {
		if (open(event.agentId()) > 0) {
			begin(event.by(), event.agentId(), null);
		}
	}

	/** How many tickets wait in someone's hands. */
	@Transactional(readOnly = true)
	public int open(long agentId) {
		return this.jdbc.sql("""
				select count(*) from ticket where assignee_id = ? and shelf = 'DESK'
				and status in ('NEW', 'OPEN', 'PENDING', 'ON_HOLD')""").param(agentId).query(Integer.class).single();
	}

	@Transactional(readOnly = true)
	public boolean underWay(long agentId) {
		return this.jdbc.sql("select exists (select 1 from hand_over where agent_id = ? and done_at is null)")
			.param(agentId)
			.query(Boolean.class)
			.single();
	}

	/** Passes on whatever is on its way; begun ones go on where they stopped. */
	void passOn() {
		this.jdbc.sql("select * from hand_over where done_at is null order by id")
			.query((row, number) -> new Job(row.getLong("id"), row.getLong("agent_id"),
					new Actor(Actor.Kind.valueOf(row.getString("by_kind")), row.getObject("by_id", Long.class)),
					row.getObject("to_agent_id", Long.class)))
			.list()
			.forEach(this::passOn);
	}

	private void passOn(Job job) {
		Agent to = Optional.ofNullable(job.toAgentId())
			.flatMap((id) -> this.staff.agents(List.of(id)).stream().findFirst())
			.filter(Agent::active)
			.orElse(null);
		boolean all = true;
		for (long ticketId : held(job.agentId())) {
			all &= isSettled(job, ticketId, to);
		}
		if (all) {
			this.transactions.executeWithoutResult((status) -> finish(job, to));
		}
	}

	// One that cannot be passed on holds up no other; where it may be the next time, the
	// hand-over goes on
	private boolean isSettled(Job job, long ticketId, @Nullable Agent to) {
		try {
			this.transactions.executeWithoutResult((status) -> passOn(job, ticketId, to));
			return true;
		}
		catch (TransientDataAccessException | RecoverableDataAccessException | TransactionException
				| NonTransientDataAccessResourceException ex) {
			log.warn("Ticket {} is still with agent {} and is tried again: {}", ticketId, job.agentId(), ex.toString());
			return false;
		}
		catch (RuntimeException ex) {
			log.warn("Ticket {} stays with agent {}: {}", ticketId, job.agentId(), ex.toString());
			return true;
		}
	}

	private List<Long> held(long agentId) {
		return this.jdbc.sql("""
				select id from ticket where assignee_id = ? and shelf = 'DESK'
				and status in ('NEW', 'OPEN', 'PENDING', 'ON_HOLD') order by waiting_since, id""")
			.param(agentId)
			.query(Long.class)
			.list();
	}

	// What a private team keeps to itself goes back to that team
	private void passOn(Job job, long ticketId, @Nullable Agent to) {
		Agent taker = (to != null && mayWork(to, ticketId)) ? to : null;
		if (this.tickets.passOn(ticketId, job.by(), "hand-over:" + job.id(), job.agentId(),
				(taker != null) ? taker.id() : null)) {
			this.jdbc.sql("update hand_over set moved = moved + ?, queued = queued + ? where id = ?")
				.params((taker != null) ? 1 : 0, (taker != null) ? 0 : 1, job.id())
				.update();
		}
	}

	private boolean mayWork(Agent agent, long ticketId) {
		Reader.Predicate works = new Reader.OfDesk(agent.id(), agent.role()).works();
		return this.jdbc.sql("select exists (select 1 from ticket t where t.id = :ticket and " + works.sql() + ")")
			.param("ticket", ticketId)
			.params(works.parameters())
			.query(Boolean.class)
			.single();
	}

	private void finish(Job job, @Nullable Agent to) {
		int moved = this.jdbc.sql("update hand_over set done_at = ? where id = ? and done_at is null returning moved")
			.params(now(), job.id())
			.query(Integer.class)
			.optional()
			.orElse(0);
		if (to != null && moved > 0) {
			this.notifications.tell(Notice
				.leadingTo(to.id(), NoticeKind.HANDED_OVER, "hand-over:" + job.id(), job.by(), "/desk/views/mine")
				.with(Integer.toString(moved)));
		}
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

	private record Job(long id, long agentId, Actor by, @Nullable Long toAgentId) {
	}

}
