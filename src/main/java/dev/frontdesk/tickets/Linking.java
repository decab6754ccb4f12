package dev.frontdesk.tickets;

import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.frontdesk.audit.Actor;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How tickets hang together; each side knows, and no chain of parents bites its tail. */
@Component
class Linking {

	// Stored once a pair, from the side that reads so
	private static final Map<Link.Kind, String> STORED = Map.of(Link.Kind.RELATED, "RELATED", Link.Kind.DUPLICATES,
			"DUPLICATES", Link.Kind.BLOCKS, "BLOCKS", Link.Kind.PARENT, "PARENT", Link.Kind.SPLIT_TO, "SPLIT");

	private static final Set<String> CHAINS = Set.of("DUPLICATES", "BLOCKS", "PARENT");

	private static final TypeReference<List<Link>> LINKS = new TypeReference<>() {
	};

	private final Ledger ledger;

	private final JdbcClient jdbc;

	private final JsonMapper json;

	Linking(Ledger ledger, JdbcClient jdbc, JsonMapper json) {
		this.ledger = ledger;
		this.jdbc = jdbc;
		this.json = json;
	}

	void link(Reader.OfDesk by, long number, long other, Link.Kind kind) {
		if (!kind.byHand()) {
			throw VerbRefused.input("tickets.link.kind");
		}
		if (number == other) {
			throw VerbRefused.input("tickets.link.itself");
		}
		// One at a time: two links at once could close a circle that neither sees
		this.ledger.holdMerges();
		long id = this.ledger.idToWork(by, number);
		long otherId = this.ledger.idToSee(by, other);
		this.ledger.lockBoth(id, otherId);
		Ticket one = this.ledger.unmerged(this.ledger.byId(id));
		Ticket two = this.ledger.unmerged(this.ledger.byId(otherId));
		boolean turned = !STORED.containsKey(kind);
		Ticket from = turned ? two : one;
		Ticket to = turned ? one : two;
		String stored = STORED.getOrDefault(turned ? kind.reversed() : kind, "RELATED");
		Link.Kind was = kindOf(one.id(), two.id());
		if (kind == was) {
			return;
		}
		if (was != null) {
			part(one, two, was);
		}
		if (CHAINS.contains(stored) && reaches(to.id(), from.id(), stored)) {
			throw VerbRefused.now("tickets.link.circle");
		}
		join(from.id(), to.id(), stored);
		note(one, two, kind);
		tell(by, one, two);
	}

	void unlink(Reader.OfDesk by, long number, long other) {
		this.ledger.holdMerges();
		long id = this.ledger.idToWork(by, number);
		long otherId = this.ledger.idToSee(by, other);
		this.ledger.lockBoth(id, otherId);
		Ticket one = this.ledger.unmerged(this.ledger.byId(id));
		Ticket two = this.ledger.unmerged(this.ledger.byId(otherId));
		Link.Kind was = kindOf(one.id(), two.id());
		if (was != null) {
			part(one, two, was);
			tell(by, one, two);
		}
	}

	/** The link a split leaves. */
	void split(Ticket original, Ticket other) {
		join(original.id(), other.id(), "SPLIT");
	}

	private void tell(Reader.OfDesk by, Ticket one, Ticket two) {
		this.ledger.tell(one, Actor.agent(by.agentId()));
		this.ledger.tell(two, Actor.agent(by.agentId()));
	}

	private void join(long from, long to, String stored) {
		this.jdbc.sql("insert into ticket_link (ticket_id, other_id, kind) values (?, ?, ?)")
			.params(from, to, stored)
			.update();
	}

	private void part(Ticket one, Ticket two, Link.Kind was) {
		this.jdbc.sql("delete from ticket_link where ticket_id in (:both) and other_id in (:both)")
			.param("both", List.of(one.id(), two.id()))
			.update();
		one.remark("link", was.name() + ' ' + two.number(), null);
		two.remark("link", was.reversed().name() + ' ' + one.number(), null);
	}

	private static void note(Ticket one, Ticket two, Link.Kind kind) {
		one.remark("link", null, kind.name() + ' ' + two.number());
		two.remark("link", null, kind.reversed().name() + ' ' + one.number());
	}

	private Link.@Nullable Kind kindOf(long one, long two) {
		return this.jdbc
			.sql("select ticket_id, kind from ticket_link where ticket_id in (:both) and other_id in (:both)")
			.param("both", List.of(one, two))
			.query((row, number) -> Link.Kind.stored(row.getString("kind"), row.getLong("ticket_id") == one))
			.optional()
			.orElse(null);
	}

	private boolean reaches(long from, long to, String stored) {
		return this.jdbc.sql("""
				with recursive way (id) as (
					select ?::bigint union select l.other_id from ticket_link l join way on l.ticket_id = way.id
					where l.kind = ?)
				select exists (select 1 from way where id = ?)""")
			.params(from, stored, to)
			.query(Boolean.class)
			.single();
	}

	/** What this reader may see of them, split and follow-up links included. */
	List<Link> of(Reader.OfDesk reader, long ticketId) {
		return this.jdbc.sql("select " + Link.ofTicket(reader) + " from ticket t where t.id = :ticket")
			.param("ticket", ticketId)
			.params(reader.sees().parameters())
			.query(String.class)
			.optional()
			.map((links) -> this.json.readValue(links, LINKS))
			.orElse(List.of());
	}

}
