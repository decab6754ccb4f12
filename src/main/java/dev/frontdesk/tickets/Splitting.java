package dev.frontdesk.tickets;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import dev.frontdesk.audit.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Some messages of a ticket become one of their own, with their authors and dates. The
 * customer of the new ticket is whoever wrote the first of them. Both tickets say so.
 */
@Component
class Splitting {

	private final Ledger ledger;

	private final Linking linking;

	private final Messages messages;

	private final List<Companion> companions;

	private final JdbcClient jdbc;

	Splitting(Ledger ledger, Linking linking, Messages messages, List<Companion> companions, JdbcClient jdbc) {
		this.companions = List.copyOf(companions);
		this.ledger = ledger;
		this.linking = linking;
		this.messages = messages;
		this.jdbc = jdbc;
	}

	Posted split(Reader.OfDesk by, long number, List<Long> seqs, String subject, long newNumber) {
		Ticket original = this.ledger.work(by, number);
		List<Chosen> chosen = chosen(original, new TreeSet<>(seqs));
		long customerId = chosen.stream()
			.filter((message) -> message.author().kind() == Actor.Kind.CUSTOMER)
			.map((message) -> message.author().id())
			.findFirst()
			.orElse(original.customerId());
		Ticket other = this.ledger.added(Ticket.splitFrom(original, customerId, subject, newNumber, this.ledger.now()));
		this.messages.index(other);
		original.splitTo(other, chosen.size());
		long before = other.makeRoom(chosen.size());
		for (int i = 0; i < chosen.size(); i++) {
			move(chosen.get(i).id(), other.id(), before + 1 + i);
		}
		recount(original);
		recount(other);
		other.placeLike(original);
		this.linking.split(original, other);
		this.companions.forEach((one) -> one.goOn(original.id(), other.id()).forEach(other::remember));
		Actor actor = Actor.agent(by.agentId());
		this.ledger.tell(original, actor);
		this.ledger.tell(other, actor);
		return new Posted(other.id(), other.publicId(), other.number(), chosen.getFirst().id(), before + 1, false);
	}

	private List<Chosen> chosen(Ticket original, Set<Long> seqs) {
		if (seqs.isEmpty()) {
			throw VerbRefused.input("tickets.split.none");
		}
		List<Chosen> chosen = this.jdbc.sql(
				"select id, author_kind, author_id from message where ticket_id = :ticket and seq in (:seqs) order by seq")
			.param("ticket", original.id())
			.param("seqs", seqs)
			.query((row, number) -> new Chosen(row.getLong("id"),
					new Actor(Actor.Kind.valueOf(row.getString("author_kind")),
							row.getObject("author_id", Long.class))))
			.list();
		if (chosen.size() < seqs.size()) {
			throw VerbRefused.now("tickets.message.gone");
		}
		if (chosen.size() == original.messages()) {
			throw VerbRefused.input("tickets.split.all");
		}
		return chosen;
	}

	private void move(long messageId, long to, long seq) {
		this.jdbc.sql("update message set ticket_id = ?, home_ticket_id = ?, seq = ? where id = ?")
			.params(to, to, seq, messageId)
			.update();
		this.jdbc.sql("update message_words set ticket_id = ? where message_id = ?").params(to, messageId).update();
		// They have no other home to return to
		this.jdbc.sql("delete from message_place where message_id = ?").param(messageId).update();
	}

	// Waiting since the first message of the customer that nobody answered
	private void recount(Ticket ticket) {
		this.jdbc
			.sql("""
					select (select min(c.created_at) from message c where c.ticket_id = :ticket
							and c.visibility = 'PUBLIC' and c.author_kind = 'CUSTOMER'
							and c.seq > coalesce((select max(a.seq) from message a where a.ticket_id = :ticket
								and a.visibility = 'PUBLIC' and a.author_kind not in ('CUSTOMER', 'SYSTEM')), 0)) as waiting,
						(select max(m.created_at) from message m where m.ticket_id = :ticket) as last,
						(select max(m.seq) from message m where m.ticket_id = :ticket
							and m.visibility = 'PUBLIC' and m.author_kind = 'CUSTOMER') as heard""")
			.param("ticket", ticket.id())
			.query((row) -> {
				OffsetDateTime waiting = row.getObject("waiting", OffsetDateTime.class);
				OffsetDateTime last = row.getObject("last", OffsetDateTime.class);
				ticket.recount((waiting != null) ? waiting.toInstant() : Times.NEVER,
						(last != null) ? last.toInstant() : ticket.createdAt(), row.getLong("heard"));
			});
	}

	private record Chosen(long id, Actor author) {
	}

}
