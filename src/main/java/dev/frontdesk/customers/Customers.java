package dev.frontdesk.customers;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.frontdesk.web.Texts;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The people who write to us. */
@Service
@Transactional(readOnly = true)
public class Customers {

	private final CustomerRepository customers;

	private final Organisations organisations;

	private final JdbcClient jdbc;

	private final Clock clock;

	private final ApplicationEventPublisher events;

	Customers(CustomerRepository customers, Organisations organisations, JdbcClient jdbc, Clock clock,
			ApplicationEventPublisher events) {
		this.customers = customers;
		this.organisations = organisations;
		this.jdbc = jdbc;
		this.clock = clock;
		this.events = events;
	}

	public Customer customer(long id) {
		return this.customers.findById(id).orElseThrow(CustomerNotFound::new);
	}

	/**
	 * The customer who proved the address or, failing that, wrote under it in a form. An
	 * address left in a chat says where to write, not who someone is.
	 */
	public Optional<Customer> byEmail(EmailAddress email) {
		return this.customers.findByEmail(email.value());
	}

	/** Addresses that letters may go to, proven ones first. */
	public List<String> emails(long customerId) {
		return this.jdbc
			.sql("select value from customer_identity where customer_id = ? and kind = 'EMAIL'"
					+ " order by verified_at nulls last, id")
			.param(customerId)
			.query(String.class)
			.list();
	}

	/** A visitor who has just written and of whom nothing else is known. */
	@Transactional
	public Customer anonymous(Locale locale, ZoneId zone) {
		return this.customers.save(new Customer("", locale, zone, this.clock.instant()));
	}

	/**
	 * The customer of this address; a new one when there is none. Whoever already has the
	 * address keeps name and language: a stranger who types it cannot change them.
	 */
	@Transactional
	public Customer withEmail(EmailAddress email, String name, Locale locale, ZoneId zone) {
		// Two forms sent at once would else make two customers of one address
		this.jdbc.sql("select pg_advisory_xact_lock(hashtextextended(lower(?), 7))")
			.param(email.value())
			.query((rs) -> {
			});
		return byEmail(email).orElseGet(() -> {
			Customer customer = this.customers
				.save(new Customer(Texts.optionalLine("name", name, 120), locale, zone, this.clock.instant()));
			keep(customer.id(), email, true);
			return customer;
		});
	}

	/**
	 * A visitor says where an answer reaches them; nobody has proved it. Takes the place
	 * of what they said before, and changes nothing once an address is proved.
	 */
	@Transactional
	public void claimEmail(long customerId, EmailAddress email) {
		if (hasProvedEmail(customerId)) {
			return;
		}
		this.jdbc.sql("delete from customer_identity where customer_id = ? and kind = 'EMAIL' and not by_form")
			.param(customerId)
			.update();
		keep(customerId, email, false);
	}

	private boolean hasProvedEmail(long customerId) {
		return this.jdbc
			.sql("select exists (select 1 from customer_identity where customer_id = ? and kind = 'EMAIL'"
					+ " and verified_at is not null)")
			.param(customerId)
			.query(Boolean.class)
			.single();
	}

	private void keep(long customerId, EmailAddress email, boolean byForm) {
		this.jdbc.sql("""
				insert into customer_identity (customer_id, kind, value, by_form, created_at)
				select ?, 'EMAIL', ?, ?, ? where not exists (select 1 from customer_identity
					where customer_id = ? and kind = 'EMAIL' and lower(value) = lower(?))""")
			.params(customerId, email.value(), byForm, now(), customerId, email.value())
			.update();
		this.events.publishEvent(new CustomerNamed(customerId));
	}

	/**
	 * A mailed link was opened: the address is proved to be this customer's, unless
	 * another one proved it before.
	 * @return false when the customer has taken the address back since: then the letter
	 * says nothing about them
	 */
	@Transactional
	public boolean proveEmail(long customerId, EmailAddress email) {
		this.jdbc.sql("""
				update customer_identity set verified_at = ?
				where customer_id = ? and kind = 'EMAIL' and lower(value) = lower(?) and verified_at is null
				and not exists (select 1 from customer_identity o where o.kind = 'EMAIL'
					and lower(o.value) = lower(?) and o.verified_at is not null)""")
			.params(now(), customerId, email.value(), email.value())
			.update();
		return this.jdbc.sql("""
				select exists (select 1 from customer_identity
				where customer_id = ? and kind = 'EMAIL' and lower(value) = lower(?))""")
			.params(customerId, email.value())
			.query(Boolean.class)
			.single();
	}

	/**
	 * Whoever vouches for them says that this address is theirs; an address that another
	 * one has proved stays the other's.
	 */
	@Transactional
	public void vouchEmail(long customerId, EmailAddress email) {
		boolean others = this.jdbc.sql("""
				select exists (select 1 from customer_identity where kind = 'EMAIL' and lower(value) = lower(?)
				and verified_at is not null and customer_id <> ?)""")
			.params(email.value(), customerId)
			.query(Boolean.class)
			.single();
		if (!others) {
			if (!emails(customerId).stream().anyMatch(email.value()::equalsIgnoreCase)) {
				keep(customerId, email, false);
			}
			proveEmail(customerId, email);
		}
	}

	/**
	 * What a page says of someone who is in it, without proof: a name for who has none.
	 */
	@Transactional
	public void claimName(long customerId, @Nullable String name) {
		String line = Texts.optionalLine("name", name, 120);
		if (!line.isEmpty() && customer(customerId).name().isEmpty()) {
			rename(customerId, line);
		}
	}

	@Transactional
	public void rename(long customerId, String name) {
		customer(customerId).rename(Texts.line("name", name, 120));
		this.events.publishEvent(new CustomerNamed(customerId));
	}

	@Transactional
	public void speak(long customerId, Locale locale) {
		customer(customerId).speak(locale);
	}

	@Transactional
	public void rank(long customerId, Tier tier) {
		customer(customerId).rank(tier);
	}

	@Transactional
	public void live(long customerId, ZoneId zone) {
		customer(customerId).live(zone);
	}

	/**
	 * To an organisation, or to none with null.
	 * @throws OrganisationNotFound when there is no such
	 */
	@Transactional
	public void belong(long customerId, @Nullable Long organisationId) {
		customer(customerId).belong((organisationId != null) ? this.organisations.find(organisationId).id() : null);
	}

	/** Whoever came before Frontdesk did: customers brought in keep their date. */
	@Transactional
	public void knownSince(long customerId, Instant when) {
		customer(customerId).knownSince(when);
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

}
