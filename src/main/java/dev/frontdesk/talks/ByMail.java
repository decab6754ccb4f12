package dev.frontdesk.talks;

import dev.frontdesk.chat.VisitorThreads;
import dev.frontdesk.chat.VisitorThreads.Own;
import dev.frontdesk.tickets.Fact;
import dev.frontdesk.tickets.Ticket;
import dev.frontdesk.tickets.Tickets;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A visitor who leaves gets by mail what they have not read: the letters know by
 * themselves whom to write to, so all there is to do is to have an address and to tell
 * the desk.
 */
@Component
@Transactional
class ByMail {

	/** The history tells by it that the customer goes on by mail. */
	static final String FACT = "talks.by-mail";

	private final VisitorThreads threads;

	private final TalkRules rules;

	private final Tickets tickets;

	private final JdbcClient jdbc;

	ByMail(VisitorThreads threads, TalkRules rules, Tickets tickets, JdbcClient jdbc) {
		this.threads = threads;
		this.rules = rules;
		this.tickets = tickets;
		this.jdbc = jdbc;
	}

	@Transactional(readOnly = true)
	public TalkApi.Ways ways(Own own) {
		Address address = address(own.customerId());
		Ticket ticket = this.tickets.byId(own.ticketId());
		return new TalkApi.Ways((address != null) ? address.value() : null, address != null && address.proved(),
				this.rules.rule().transcripts(), !ticket.status().unsolved());
	}

	/**
	 * @param typed null to go on with the address that is known
	 * @throws dev.frontdesk.customers.InvalidEmail when there is none, or mail cannot be
	 * sent there
	 */
	TalkApi.Ways goOn(Own own, @Nullable String typed) {
		// two clicks are one after the other: it is told once
		this.jdbc.sql("select pg_advisory_xact_lock(hashtextextended('by mail ' || ticket_survivor(?), 40))")
			.param(own.ticketId())
			.query((row) -> {
			});
		Address known = address(own.customerId());
		// what was proved is not changed from here
		this.threads.leaveByMail(own, (known != null && known.proved()) ? null : typed);
		boolean told = this.jdbc
			.sql("select exists (select 1 from ticket_event where ticket_id = ticket_survivor(?) and field = ?)")
			.params(own.ticketId(), FACT)
			.query(Boolean.class)
			.single();
		if (!told) {
			this.tickets.rememberOf(own.customerId(), own.publicId(), new Fact(FACT, null, "yes"));
		}
		return ways(own);
	}

	// As letters take it: the one they would go to
	private @Nullable Address address(long customerId) {
		return this.jdbc.sql("""
				select value, verified_at is not null or by_form as proved from customer_identity
				where customer_id = ? and kind = 'EMAIL' order by verified_at nulls last, id limit 1""")
			.param(customerId)
			.query(Address.class)
			.optional()
			.orElse(null);
	}

	record Address(String value, boolean proved) {
	}

}
