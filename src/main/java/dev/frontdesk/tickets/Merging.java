package dev.frontdesk.tickets;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

import dev.frontdesk.audit.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Two tickets become one, and two again.
 * <p>
 * The merged ticket is closed and says where it went; its messages take the next places
 * of the survivor, so that whoever had read up to a place there is told of them, and its
 * customer becomes one of the survivor's requesters. Each message remembers the ticket it
 * was written in and its place there, and by that alone is decided which customer reads
 * it ({@link Reader.OfCustomer#reads}): a merge shows nobody what another customer wrote,
 * nor what the desk had told them before; from the merge on, both read the desk's
 * answers.
 * <p>
 * To unmerge takes back what belongs to the merged ticket, also what its customer wrote
 * to it since; what the desk answered meanwhile was answered at the survivor, stays
 * there, and can still be read by whom it was sent to.
 */
@Component
class Merging {

	private final Ledger ledger;

	private final Correspondents correspondents;

	private final List<Companion> companions;

	private final JdbcClient jdbc;

	Merging(Ledger ledger, Correspondents correspondents, List<Companion> companions, JdbcClient jdbc) {
		this.companions = List.copyOf(companions);
		this.ledger = ledger;
		this.correspondents = correspondents;
		this.jdbc = jdbc;
	}

	/** Into the other, or into what that was merged into before. */
	void merge(Reader.OfDesk by, long number, long intoNumber) {
		long id = this.ledger.idToWork(by, number);
		long wanted = this.ledger.idToWork(by, intoNumber);
		this.ledger.holdMerges();
		long into = this.ledger.rootOf(wanted);
		if (into == id) {
			throw VerbRefused.input("tickets.merge.itself");
		}
		if (into != wanted && !this.ledger.mayWork(by, into)) {
			throw new TicketNotFound();
		}
		refuseClosed(id);
		refuseClosed(into);
		this.ledger.lockBoth(id, into);
		Ticket merged = this.ledger.unmerged(this.ledger.byId(id));
		merge(merged, this.ledger.byId(into));
		Actor actor = Actor.agent(by.agentId());
		this.ledger.tell(merged, actor);
		this.ledger.tell(this.ledger.byId(into), actor);
	}

	// Before anything is locked: a late reply holds a closed ticket while it waits for
	// another
	private void refuseClosed(long id) {
		Ticket ticket = this.ledger.byId(id);
		if (ticket.status() == Status.CLOSED && ticket.mergedInto() == null) {
			throw new TicketClosed(ticket.number());
		}
	}

	private void merge(Ticket merged, Ticket survivor) {
		Status was = merged.status();
		Instant waiting = merged.waitingSince();
		Instant survivorWaited = survivor.waitingSince();
		boolean readByDesk = readByDesk(merged) && readByDesk(survivor);
		boolean readByCustomer = merged.customerId() == survivor.customerId() && readByCustomer(merged)
				&& readByCustomer(survivor);
		merged.mergeInto(survivor, this.ledger.now());
		int moved = count(merged.id());
		long before = survivor.takeIn(merged, moved, waiting);
		move(merged.id(), survivor.id(), before);
		survivor.keepRead(readByDesk, readByCustomer, lastOfCustomer(survivor.id()));
		this.correspondents.bring(merged, survivor);
		this.companions.forEach((one) -> one.merge(merged.id(), survivor.id()).forEach(survivor::remember));
		this.jdbc
			.sql("""
					insert into ticket_merge (ticket_id, into_id, into_seq, status, waiting_since, into_waiting_since, merged_at)
					values (?, ?, ?, ?, ?, ?, ?)""")
			.params(merged.id(), survivor.id(), survivor.seq(), was.name(), utc(waiting), utc(survivorWaited),
					utc(this.ledger.now()))
			.update();
	}

	private void move(long from, long to, long before) {
		this.jdbc
			.sql("insert into message_place (message_id, ticket_id, seq) select id, ticket_id, seq from message"
					+ " where ticket_id = ?")
			.param(from)
			.update();
		this.jdbc.sql("""
				update message m set ticket_id = :to, seq = :before + r.place
				from (select id, row_number() over (order by seq) as place from message where ticket_id = :from) r
				where r.id = m.id""").param("from", from).param("to", to).param("before", before).update();
		this.jdbc.sql("update message_words set ticket_id = ? where ticket_id = ?").params(to, from).update();
	}

	/** By itself again; its messages back in their places. */
	void unmerge(Reader.OfDesk by, long number) {
		long id = this.ledger.idToWork(by, number);
		this.ledger.holdMerges();
		long into = this.ledger.rootOf(id);
		if (into == id) {
			throw VerbRefused.now("tickets.merge.not-merged");
		}
		this.ledger.lockBoth(id, into);
		Ticket merged = this.ledger.byId(id);
		Ticket survivor = this.ledger.byId(into);
		if (!this.ledger.mayWork(by, survivor.id())) {
			throw new TicketNotFound();
		}
		Past past = past(id);
		List<Long> family = this.ledger.treeOf(id);
		List<Coming> coming = coming(survivor.id(), family, id);
		part(merged, survivor, past, family, coming);
		this.correspondents.takeBack(family, survivor);
		this.companions.forEach((one) -> one.unmerge(family, survivor.id()).forEach(survivor::remember));
		this.jdbc.sql("delete from ticket_merge where ticket_id = ?").param(id).update();
		Actor actor = Actor.agent(by.agentId());
		this.ledger.tell(merged, actor);
		this.ledger.tell(survivor, actor);
	}

	private void part(Ticket merged, Ticket survivor, Past past, List<Long> family, List<Coming> coming) {
		long answered = lastAnswer(survivor.id(), past.seq());
		boolean quiet = answered < past.seq();
		long since = Math.max(past.seq(), answered);
		Instant theirs = quiet && Times.given(past.waiting()) ? past.waiting()
				: firstOfCustomer(survivor.id(), family, true, since);
		Instant ours = quiet && Times.given(past.survivorWaited()) ? past.survivorWaited()
				: firstOfCustomer(survivor.id(), family, false, since);
		long fresh = merged.seq();
		for (Coming message : coming) {
			long place = message.place();
			this.jdbc.sql("update message set ticket_id = ?, seq = ? where id = ?")
				.params(merged.id(), (place > 0) ? place : ++fresh, message.id())
				.update();
		}
		merged.makeRoom((int) (fresh - merged.seq()));
		List<Long> ids = coming.stream().map(Coming::id).toList();
		forgetPlaces(ids, merged.id());
		merged.unmerge(survivor.number(), past.status(), coming.size(), theirs, lastMessage(merged));
		survivor.giveBack(merged, coming.size(),
				(survivor.status() == Status.NEW || survivor.status() == Status.OPEN) ? ours : Times.NEVER,
				lastMessage(survivor));
	}

	private void forgetPlaces(List<Long> ids, long ticketId) {
		if (!ids.isEmpty()) {
			this.jdbc.sql("delete from message_place where ticket_id = :ticket and message_id in (:ids)")
				.param("ticket", ticketId)
				.param("ids", ids)
				.update();
			this.jdbc.sql("update message_words set ticket_id = :ticket where message_id in (:ids)")
				.param("ticket", ticketId)
				.param("ids", ids)
				.update();
		}
	}

	private List<Coming> coming(long survivorId, List<Long> family, long id) {
		return this.jdbc.sql("""
				select m.id, coalesce(p.seq, 0) as place from message m
				left join message_place p on p.message_id = m.id and p.ticket_id = :id
				where m.ticket_id = :survivor and m.home_ticket_id in (:family) order by m.seq""")
			.param("id", id)
			.param("survivor", survivorId)
			.param("family", family)
			.query((row, number) -> new Coming(row.getLong("id"), row.getLong("place")))
			.list();
	}

	private Past past(long id) {
		return this.jdbc.sql("select * from ticket_merge where ticket_id = ?").param(id).query(Past::of).single();
	}

	private int count(long ticketId) {
		return this.jdbc.sql("select count(*) from message where ticket_id = ?")
			.param(ticketId)
			.query(Integer.class)
			.single();
	}

	private static boolean readByDesk(Ticket ticket) {
		return ticket.deskSeenSeq() >= ticket.customerMessageSeq();
	}

	private boolean readByCustomer(Ticket ticket) {
		return ticket.customerSeenSeq() >= this.jdbc.sql("""
				select coalesce(max(seq), 0) from message
				where ticket_id = ? and visibility = 'PUBLIC' and author_kind <> 'CUSTOMER'""")
			.param(ticket.id())
			.query(Long.class)
			.single();
	}

	private long lastOfCustomer(long ticketId) {
		return this.jdbc.sql("""
				select coalesce(max(seq), 0) from message
				where ticket_id = ? and visibility = 'PUBLIC' and author_kind = 'CUSTOMER'""")
			.param(ticketId)
			.query(Long.class)
			.single();
	}

	private long lastAnswer(long ticketId, long after) {
		return this.jdbc.sql("""
				select coalesce(max(seq), 0) from message where ticket_id = ? and seq > ?
				and visibility = 'PUBLIC' and author_kind not in ('CUSTOMER', 'SYSTEM')""")
			.params(ticketId, after)
			.query(Long.class)
			.single();
	}

	private Instant firstOfCustomer(long ticketId, List<Long> family, boolean within, long after) {
		OffsetDateTime first = this.jdbc.sql("""
				select min(created_at) from message where ticket_id = :ticket and seq > :after
				and visibility = 'PUBLIC' and author_kind = 'CUSTOMER'
				and (home_ticket_id in (:family)) = :within""")
			.param("ticket", ticketId)
			.param("after", after)
			.param("family", family)
			.param("within", within)
			.query((row, number) -> row.getObject(1, OffsetDateTime.class))
			.list()
			.getFirst();
		return (first != null) ? first.toInstant() : Times.NEVER;
	}

	private Instant lastMessage(Ticket ticket) {
		@Nullable OffsetDateTime last = this.jdbc.sql("select max(created_at) from message where ticket_id = ?")
			.param(ticket.id())
			.query((row, number) -> row.getObject(1, OffsetDateTime.class))
			.list()
			.getFirst();
		return (last != null) ? last.toInstant() : ticket.createdAt();
	}

	private static OffsetDateTime utc(Instant time) {
		return time.atOffset(ZoneOffset.UTC);
	}

	/**
	 * @param place where it was before the merge; 0 when it came since
	 */
	private record Coming(long id, long place) {
	}

	/**
	 * @param seq the last place the survivor had when the merge was done
	 */
	private record Past(long seq, Status status, Instant waiting, Instant survivorWaited) {

		static Past of(ResultSet row, int number) throws SQLException {
			return new Past(row.getLong("into_seq"), Status.valueOf(row.getString("status")),
					row.getObject("waiting_since", OffsetDateTime.class).toInstant(),
					row.getObject("into_waiting_since", OffsetDateTime.class).toInstant());
		}

	}

}
