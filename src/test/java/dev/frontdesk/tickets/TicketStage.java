package dev.frontdesk.tickets;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.customers.Customer;
import dev.frontdesk.customers.Customers;
import dev.frontdesk.staff.Agent;
import dev.frontdesk.staff.Role;
import dev.frontdesk.staff.Staff;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/** People and tickets for the tests of what can be done to them. */
@SpringBootTest
abstract class TicketStage {

	@Autowired
	Tickets tickets;

	@Autowired
	Customers customers;

	@Autowired
	Staff staff;

	@Autowired
	JdbcClient jdbc;

	Customer visitor() {
		return this.customers.anonymous(Locale.ENGLISH, ZoneId.of("UTC"));
	}

	Agent hire(Role role) {
		return this.staff.hire(Actor.SYSTEM, UUID.randomUUID() + "@example.test", "Anna", role, Locale.ENGLISH,
				ZoneId.of("Europe/Budapest"));
	}

	Reader.OfDesk someone(Role role) {
		return new Reader.OfDesk(hire(role).id(), role);
	}

	Posted open(Customer customer, String text) {
		return this.tickets.open(NewTicket.by(customer.id(), "", Channel.CHAT, "en", said(text)));
	}

	Posted hear(Customer customer, Posted ticket, String text) {
		return this.tickets.hear(customer.id(), ticket.publicId(), said(text));
	}

	Posted answer(Reader.OfDesk agent, Posted ticket, String text) {
		return this.tickets.answer(agent, ticket.number(), said(text), Long.MAX_VALUE, null);
	}

	Posted note(Reader.OfDesk agent, Posted ticket, String text) {
		return this.tickets.answer(agent, ticket.number(), NewMessage.note(UUID.randomUUID().toString(), text, "en"), 0,
				null);
	}

	static NewMessage said(String text) {
		return NewMessage.text(UUID.randomUUID().toString(), text, Channel.CHAT, "en");
	}

	Ticket now(Posted ticket) {
		return this.tickets.byId(ticket.ticketId());
	}

	/** What stands in a ticket, in order. */
	List<String> texts(Posted ticket) {
		return this.jdbc.sql("select text from message where ticket_id = ? order by seq")
			.param(ticket.ticketId())
			.query(String.class)
			.list();
	}

	/** What a customer reads of it. */
	List<String> texts(Posted ticket, Customer reader) {
		Reader.Predicate reads = new Reader.OfCustomer(reader.id()).reads();
		return this.jdbc
			.sql("select m.text from message m where m.ticket_id = ticket_survivor(:ticket) and " + reads.sql()
					+ " order by m.seq")
			.param("ticket", ticket.ticketId())
			.params(reads.parameters())
			.query(String.class)
			.list();
	}

	List<String> events(Posted ticket, String field) {
		return this.jdbc
			.sql("select coalesce(was, '-') || ' > ' || coalesce(became, '-') from ticket_event"
					+ " where ticket_id = ? and field = ? order by seq")
			.params(ticket.ticketId(), field)
			.query(String.class)
			.list();
	}

	/** All at the same moment; what one threw is null. */
	static List<Boolean> atOnce(List<Runnable> deeds) throws Exception {
		CyclicBarrier start = new CyclicBarrier(deeds.size());
		List<Callable<Boolean>> runs = deeds.stream().map((deed) -> (Callable<Boolean>) () -> {
			start.await();
			try {
				deed.run();
				return true;
			}
			catch (dev.frontdesk.web.Refusal refused) {
				return false;
			}
		}).toList();
		try (ExecutorService threads = Executors.newFixedThreadPool(deeds.size())) {
			List<Future<Boolean>> done = threads.invokeAll(runs);
			List<Boolean> outcomes = new java.util.ArrayList<>();
			for (Future<Boolean> one : done) {
				outcomes.add(one.get());
			}
			return outcomes;
		}
	}

}
