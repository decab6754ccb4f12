package dev.frontdesk.tickets;

import java.util.ArrayList;
import java.util.List;

import dev.frontdesk.customers.Customers;
import dev.frontdesk.customers.EmailAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who is written to besides the ticket's customer: the customers of tickets merged into
 * it, and addresses in copy.
 */
@Component
class Correspondents {

	private static final int MOST = 20;

	private static final long FOR_EVER = Long.MAX_VALUE;

	private final Customers customers;

	private final JdbcClient jdbc;

	Correspondents(Customers customers, JdbcClient jdbc) {
		this.customers = customers;
		this.jdbc = jdbc;
	}

	/**
	 * As someone typed them.
	 * @return null when nothing was said about it
	 * @throws dev.frontdesk.customers.InvalidEmail when mail cannot be sent to one
	 */
	static @Nullable List<String> checked(@Nullable List<String> typed) {
		if (typed == null) {
			return null;
		}
		List<String> addresses = new ArrayList<>();
		for (String one : typed) {
			if (one.isBlank()) {
				continue;
			}
			String address = EmailAddress.typed(one).value();
			if (addresses.stream().noneMatch(address::equalsIgnoreCase)) {
				addresses.add(address);
			}
		}
		if (addresses.size() > MOST) {
			throw VerbRefused.input("tickets.cc.too-many", MOST);
		}
		return List.copyOf(addresses);
	}

	Recipients of(Ticket ticket) {
		List<Recipients.Person> people = new ArrayList<>();
		people.add(person(ticket.customerId()));
		this.jdbc.sql("""
				select distinct customer_id from ticket_requester
				where ticket_id = ? and customer_id is not null and until_seq = ? and customer_id <> ?
				order by customer_id""")
			.params(ticket.id(), FOR_EVER, ticket.customerId())
			.query(Long.class)
			.list()
			.forEach((id) -> people.add(person(id)));
		List<String> theirs = people.stream().map(Recipients.Person::address).toList();
		List<String> cc = this.jdbc.sql("""
				select min(address) from ticket_requester where ticket_id = ? and address is not null
				group by lower(address) order by min(id)""").param(ticket.id()).query(String.class).list();
		return new Recipients(List.copyOf(people),
				cc.stream().filter((address) -> theirs.stream().noneMatch(address::equalsIgnoreCase)).toList());
	}

	private Recipients.Person person(long customerId) {
		return new Recipients.Person(customerId, this.customers.customer(customerId).name(),
				this.customers.emails(customerId).stream().findFirst().orElse(""));
	}

	/**
	 * Whom a public answer goes to, kept with it; the copies are the ticket's from now
	 * on.
	 */
	void address(Ticket ticket, long messageId, @Nullable List<String> cc) {
		List<String> checked = checked(cc);
		if (checked != null) {
			copyTo(ticket, checked);
		}
		Recipients recipients = of(ticket);
		int position = 0;
		for (Recipients.Person person : recipients.people()) {
			if (!person.address().isEmpty()) {
				keep(messageId, position++, "TO", person.address());
			}
		}
		for (String address : recipients.cc()) {
			keep(messageId, position++, "CC", address);
		}
	}

	private void keep(long messageId, int position, String kind, String address) {
		this.jdbc.sql("insert into message_recipient (message_id, position, kind, address) values (?, ?, ?, ?)")
			.params(messageId, position, kind, address)
			.update();
	}

	private void copyTo(Ticket ticket, List<String> addresses) {
		List<String> before = of(ticket).cc();
		if (before.equals(addresses)) {
			return;
		}
		this.jdbc.sql("delete from ticket_requester where ticket_id = ? and address is not null")
			.param(ticket.id())
			.update();
		for (String address : addresses) {
			add(ticket.id(), null, address, 0, null);
		}
		List<String> after = of(ticket).cc();
		if (!before.equals(after)) {
			// how many, not who: addresses are erased with the row, the history is not
			ticket.remark("cc", Integer.toString(before.size()), Integer.toString(after.size()));
		}
	}

	private void add(long ticketId, @Nullable Long customerId, @Nullable String address, long since,
			@Nullable Long broughtBy) {
		this.jdbc.sql("""
				insert into ticket_requester (ticket_id, customer_id, address, since_seq, brought_by)
				values (:ticket, :customer, :address, :since, :by) on conflict do nothing""")
			.param("ticket", ticketId)
			.param("customer", customerId)
			.param("address", address)
			.param("since", since)
			.param("by", broughtBy)
			.update();
	}

	/** Whoever was written to in the merged ticket is written to in the survivor. */
	void bring(Ticket merged, Ticket survivor) {
		for (Recipients.Person person : of(merged).people()) {
			if (person.customerId() != survivor.customerId()) {
				add(survivor.id(), person.customerId(), null, survivor.seq(), merged.id());
			}
		}
		for (String address : of(merged).cc()) {
			add(survivor.id(), null, address, 0, merged.id());
		}
	}

	/** Whoever came with these is not written to here any more. */
	void takeBack(List<Long> family, Ticket survivor) {
		this.jdbc
			.sql("delete from ticket_requester where ticket_id = :ticket and address is not null"
					+ " and brought_by in (:family)")
			.param("ticket", survivor.id())
			.param("family", family)
			.update();
		this.jdbc.sql("""
				update ticket_requester set until_seq = :seq where ticket_id = :ticket and customer_id is not null
				and until_seq = :ever and brought_by in (:family)""")
			.param("ticket", survivor.id())
			.param("seq", survivor.seq())
			.param("ever", FOR_EVER)
			.param("family", family)
			.update();
	}

}
