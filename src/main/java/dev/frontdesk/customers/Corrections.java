package dev.frontdesk.customers;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.audit.Audit;
import dev.frontdesk.web.InvalidText;
import dev.frontdesk.web.Texts;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the desk corrects about people: their name, and addresses nobody has proved. What
 * was proved stays as it is; more can be added.
 */
@Service
public class Corrections {

	/**
	 * The field a new address is typed in; those that are there are {@code address.<id>}.
	 */
	public static final String ADDED = "added";

	private final CustomerRepository customers;

	private final Audit audit;

	private final JdbcClient jdbc;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Corrections(CustomerRepository customers, Audit audit, JdbcClient jdbc, ApplicationEventPublisher events,
			Clock clock) {
		this.customers = customers;
		this.audit = audit;
		this.jdbc = jdbc;
		this.events = events;
		this.clock = clock;
	}

	/** Letters go to the first of them. */
	@Transactional(readOnly = true)
	public List<Address> addresses(long customerId) {
		return this.jdbc.sql("""
				select id, value, verified_at is not null from customer_identity
				where customer_id = ? and kind = 'EMAIL' order by verified_at nulls last, id""")
			.param(customerId)
			.query((row, number) -> new Address(row.getLong(1), row.getString(2), row.getBoolean(3)))
			.list();
	}

	/**
	 * Corrects all of it, or nothing.
	 * @param corrected addresses by their ids; an empty one is taken away
	 * @param added one more, or nothing
	 * @return whether anything is different now
	 * @throws InvalidText when the name cannot be taken, or an address is none; its field
	 * tells which
	 * @throws AddressTaken when somebody else is known by an address
	 */
	@Transactional
	public boolean correct(Actor by, long customerId, String name, Map<Long, String> corrected, String added) {
		boolean renamed = rename(by, customerId, name);
		boolean readdressed = false;
		for (Address address : addresses(customerId)) {
			String typed = corrected.getOrDefault(address.id(), address.value()).strip();
			if (!address.proved() && !typed.equals(address.value())) {
				replace(customerId, address, typed);
				readdressed = true;
			}
		}
		if (!added.isBlank()) {
			readdressed |= add(customerId, added);
		}
		if (readdressed) {
			this.audit.record(by, "customer.readdressed", "customer", customerId, "");
		}
		if (renamed || readdressed) {
			this.events.publishEvent(new CustomerNamed(customerId));
		}
		return renamed || readdressed;
	}

	private boolean rename(Actor by, long customerId, String name) {
		Customer customer = this.customers.findById(customerId).orElseThrow(CustomerNotFound::new);
		// who has no name yet may well go on without one
		String line = customer.name().isEmpty() ? Texts.optionalLine("name", name, 120) : Texts.line("name", name, 120);
		if (line.equals(customer.name())) {
			return false;
		}
		customer.rename(line);
		this.audit.record(by, "customer.renamed", "customer", customerId, "");
		return true;
	}

	private void replace(long customerId, Address address, String typed) {
		if (typed.isEmpty()) {
			this.jdbc.sql("delete from customer_identity where id = ? and verified_at is null")
				.param(address.id())
				.update();
			return;
		}
		String field = "address." + address.id();
		EmailAddress email = address(field, typed);
		ensureFree(customerId, email, field);
		this.jdbc.sql("update customer_identity set value = ?, by_form = true where id = ? and verified_at is null")
			.params(email.value(), address.id())
			.update();
	}

	private boolean add(long customerId, String typed) {
		EmailAddress email = address(ADDED, typed);
		ensureFree(customerId, email, ADDED);
		return this.jdbc.sql("""
				insert into customer_identity (customer_id, kind, value, by_form, created_at)
				select ?, 'EMAIL', ?, true, ? where not exists (select 1 from customer_identity
					where customer_id = ? and kind = 'EMAIL' and lower(value) = lower(?))""")
			.params(customerId, email.value(), this.clock.instant().atOffset(ZoneOffset.UTC), customerId, email.value())
			.update() == 1;
	}

	private static EmailAddress address(String field, String typed) {
		try {
			return EmailAddress.typed(typed);
		}
		catch (InvalidEmail ex) {
			throw new InvalidText(field, ex.key());
		}
	}

	private void ensureFree(long customerId, EmailAddress email, String field) {
		// as a form that is sent at this moment does
		this.jdbc.sql("select pg_advisory_xact_lock(hashtextextended(lower(?), 7))")
			.param(email.value())
			.query((row) -> {
			});
		this.jdbc.sql("""
				select customer_id from customer_identity where kind = 'EMAIL' and lower(value) = lower(?)
				and customer_id <> ? and (verified_at is not null or by_form) limit 1""")
			.params(email.value(), customerId)
			.query(Long.class)
			.optional()
			.ifPresent((owner) -> {
				throw new AddressTaken(owner, field);
			});
	}

	/**
	 * @param proved whether they have shown that it is theirs
	 */
	public record Address(long id, String value, boolean proved) {
	}

}
