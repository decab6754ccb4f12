package dev.frontdesk.customers;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.audit.Audit;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The customers for whom a company's own programs vouch. */
@Service
@Transactional
public class Subjects {

	private final Customers customers;

	private final Attributes attributes;

	private final JdbcClient jdbc;

	private final Audit audit;

	private final Clock clock;

	Subjects(Customers customers, Attributes attributes, JdbcClient jdbc, Audit audit, Clock clock) {
		this.customers = customers;
		this.attributes = attributes;
		this.jdbc = jdbc;
		this.audit = audit;
		this.clock = clock;
	}

	public Optional<Long> find(long brandId, String subject) {
		return this.jdbc.sql("select customer_id from customer_subject where brand_id = ? and subject = ?")
			.params(brandId, subject)
			.query(Long.class)
			.optional();
	}

	/**
	 * The customer whom this brand calls so, as they are now said to be: known already,
	 * known by the address that the company has verified, or new.
	 */
	public long prove(long brandId, Proof proof, Locale locale, ZoneId zone) {
		// Two tabs that come at once are one customer
		this.jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 9))")
			.param(brandId + " " + proof.subject())
			.query((row) -> {
			});
		long id = find(brandId, proof.subject()).orElseGet(() -> meet(brandId, proof, locale, zone));
		Customer customer = this.customers.customer(id);
		if (!proof.name().isEmpty() && !proof.name().equals(customer.name())) {
			this.customers.rename(id, proof.name());
		}
		EmailAddress email = proof.email();
		if (email != null) {
			this.customers.vouchEmail(id, email);
		}
		Tier tier = proof.tier();
		if (tier != null && tier != customer.tier()) {
			this.audit.record(Actor.SYSTEM, "customer.ranked", "customer", id, customer.tier() + " → " + tier);
			this.customers.rank(id, tier);
		}
		this.attributes.keep(id, proof.attributes(), true);
		return id;
	}

	private long meet(long brandId, Proof proof, Locale locale, ZoneId zone) {
		EmailAddress email = proof.email();
		long id = Optional.ofNullable(email)
			.flatMap(this.customers::byEmail)
			.map(Customer::id)
			.filter((one) -> nameless(brandId, one))
			.orElseGet(() -> this.customers.anonymous(locale, zone).id());
		this.jdbc.sql("insert into customer_subject (brand_id, subject, customer_id, proved_at) values (?, ?, ?, ?)")
			.params(brandId, proof.subject(), id, OffsetDateTime.ofInstant(this.clock.instant(), ZoneOffset.UTC))
			.update();
		this.audit.record(Actor.SYSTEM, "customer.proved", "customer", id, "");
		return id;
	}

	// Who has an address now may not be who had it when the brand called someone else so
	private boolean nameless(long brandId, long customerId) {
		return !this.jdbc.sql("select exists (select 1 from customer_subject where customer_id = ? and brand_id = ?)")
			.params(customerId, brandId)
			.query(Boolean.class)
			.single();
	}

}
