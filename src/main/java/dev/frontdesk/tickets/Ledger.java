package dev.frontdesk.tickets;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.events.Change;
import dev.frontdesk.events.History;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.persister.entity.EntityPersister;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Finds and locks tickets for whoever may, and writes what became of them.
 * <p>
 * Whatever is written to a merged ticket locks the survivor alone; where two are locked,
 * it is in the order of their birth; and only one merge or link goes on at a time.
 */
@Repository
class Ledger {

	private static final long MERGES = 0x7469636b6574L;

	private final TicketRepository tickets;

	private final History history;

	private final EntityManager entities;

	private final JdbcClient jdbc;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Ledger(TicketRepository tickets, History history, EntityManager entities, JdbcClient jdbc,
			ApplicationEventPublisher events, Clock clock) {
		this.tickets = tickets;
		this.history = history;
		this.entities = entities;
		this.jdbc = jdbc;
		this.events = events;
		this.clock = clock;
	}

	Instant now() {
		return this.clock.instant();
	}

	Ticket added(Ticket ticket) {
		Ticket saved = this.tickets.save(ticket);
		this.tickets.flush();
		return saved;
	}

	Ticket read(Reader reader, long number) {
		return byId(idOf(reader.sees(), "number", number));
	}

	Ticket read(Reader reader, String publicId) {
		return byId(idOf(reader.sees(), "public_id", publicId));
	}

	Ticket byId(long id) {
		return this.tickets.findById(id).orElseThrow(TicketNotFound::new);
	}

	/** Locked, for who may only read and note as well. */
	Ticket find(Reader reader, long number) {
		return unmerged(lock(idOf(reader.sees(), "number", number)));
	}

	Ticket find(Reader reader, String publicId) {
		return lock(idOf(reader.sees(), "public_id", publicId));
	}

	/**
	 * Locked, to be changed.
	 * @throws TicketNotFound when this reader may not see it
	 * @throws VerbRefused when they may only read and note
	 * @throws TicketMerged when another goes on in its stead
	 */
	Ticket work(Reader.OfDesk by, long number) {
		return unmerged(lock(idToWork(by, number)));
	}

	/** Checked, but not locked yet. */
	long idToWork(Reader.OfDesk by, long number) {
		long id = idOf(by.sees(), "number", number);
		requireWork(by, byId(id));
		return id;
	}

	long idToSee(Reader reader, long number) {
		return idOf(reader.sees(), "number", number);
	}

	void requireWork(Reader.OfDesk by, Ticket ticket) {
		if (!mayWork(by, ticket.id())) {
			throw VerbRefused.toYou("tickets.collaborator-only");
		}
	}

	boolean mayWork(Reader.OfDesk by, long ticketId) {
		Reader.Predicate works = by.works();
		return this.jdbc.sql("select exists (select 1 from ticket t where t.id = :id and " + works.sql() + ")")
			.param("id", ticketId)
			.params(works.parameters())
			.query(Boolean.class)
			.single();
	}

	boolean isMember(long teamId, long agentId) {
		return this.jdbc.sql("select count(*) from team_member where team_id = ? and agent_id = ?")
			.params(teamId, agentId)
			.query(Long.class)
			.single() > 0;
	}

	Ticket unmerged(Ticket ticket) {
		if (ticket.mergedInto() != null) {
			throw new TicketMerged(ticket.number(), numberOf(rootOf(ticket.id())));
		}
		return ticket;
	}

	private long idOf(Reader.Predicate sees, String column, Object key) {
		return this.jdbc.sql("select t.id from ticket t where t." + column + " = :key and " + sees.sql())
			.param("key", key)
			.params(sees.parameters())
			.query(Long.class)
			.optional()
			.orElseThrow(TicketNotFound::new);
	}

	// Refreshed, because the caller's transaction may have read the row before it waited
	// here
	Ticket lock(long id) {
		if (!isRead(id)) {
			Ticket ticket = this.entities.find(Ticket.class, id, LockModeType.PESSIMISTIC_WRITE);
			if (ticket == null) {
				throw new TicketNotFound();
			}
			return ticket;
		}
		Ticket ticket = byId(id);
		this.entities.flush();
		this.entities.refresh(ticket, LockModeType.PESSIMISTIC_WRITE);
		return ticket;
	}

	private boolean isRead(long id) {
		SharedSessionContractImplementor session = this.entities.unwrap(SharedSessionContractImplementor.class);
		EntityPersister tickets = session.getFactory().getMappingMetamodel().getEntityDescriptor(Ticket.class);
		return session.getPersistenceContextInternal().containsEntity(session.generateEntityKey(id, tickets));
	}

	/**
	 * The ticket that goes on in this one's stead, or itself; the one row that whatever
	 * is written to it locks. No merge begins or is undone meanwhile, for then a second
	 * row would be wanted, in an order nobody expects.
	 */
	Ticket lockSurvivor(long id) {
		return lock(this.jdbc.sql("select hold_off_merges(?, ?)").params(MERGES, id).query(Long.class).single());
	}

	/**
	 * Until the end of the transaction nothing is merged; others may hold them off, too.
	 */
	void holdOffMerges() {
		this.jdbc.sql("select pg_advisory_xact_lock_shared(?)").param(MERGES).query((row) -> {
		});
	}

	/** Both, in the order of their birth, as everyone locks them. */
	void lockBoth(long one, long other) {
		lock(Math.min(one, other));
		lock(Math.max(one, other));
	}

	/** Until the end of the transaction no other merge begins. */
	void holdMerges() {
		this.jdbc.sql("select pg_advisory_xact_lock(?)").param(MERGES).query((row) -> {
		});
	}

	long rootOf(long id) {
		return this.jdbc.sql("select ticket_survivor(?)").param(id).query(Long.class).single();
	}

	/** The ticket and all that were merged into it. */
	List<Long> treeOf(long id) {
		return this.jdbc.sql("""
				with recursive tree (id) as (
					select ?::bigint union all select t.id from ticket t join tree on t.merged_into = tree.id)
				select id from tree""").param(id).query(Long.class).list();
	}

	long numberOf(long id) {
		return byId(id).number();
	}

	void tell(Ticket ticket, Actor actor) {
		tell(ticket, actor, "", now(), false);
	}

	void tell(Ticket ticket, Actor actor, String cause, Instant at, boolean imported) {
		if (!imported && ticket.cameUp() && isWithSomeoneWhoLeft(ticket)) {
			ticket.outlive();
		}
		List<Change> changes = ticket.takeChanges(at);
		if (changes.isEmpty()) {
			return;
		}
		this.history.write(ticket.id(), actor, cause.isEmpty() ? Because.now() : cause, changes, at, imported);
		if (imported) {
			// Nobody watches the past
			return;
		}
		Set<String> fields = changes.stream().map(Change::field).collect(Collectors.toUnmodifiableSet());
		publish(new TicketChanged(ticket.id(), ticket.publicId(), ticket.number(), ticket.seq(), fields));
	}

	// What is done stays with whoever did it; nobody would look at it once it is not
	private boolean isWithSomeoneWhoLeft(Ticket ticket) {
		Long assignee = ticket.assigneeId();
		return assignee != null && this.jdbc.sql("select not active from agent where id = ?")
			.param(assignee)
			.query(Boolean.class)
			.single();
	}

	void publish(Object event) {
		this.events.publishEvent(event);
	}

}
