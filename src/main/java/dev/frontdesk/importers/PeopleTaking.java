package dev.frontdesk.importers;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.nio.charset.StandardCharsets;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.customers.Customer;
import dev.frontdesk.customers.Customers;
import dev.frontdesk.customers.EmailAddress;
import dev.frontdesk.customers.InvalidEmail;
import dev.frontdesk.customers.Organisations;
import dev.frontdesk.settings.Settings;
import dev.frontdesk.sources.ImportedPerson;
import dev.frontdesk.staff.Agent;
import dev.frontdesk.staff.Staff;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who people of another desk are here: colleagues and customers by their address, former
 * colleagues by a name of their own, everyone else by what they were known by there.
 */
@Component
class PeopleTaking {

	private static final int NAME = 120;

	private final Customers customers;

	private final Organisations organisations;

	private final Staff staff;

	private final Origins origins;

	private final Settings settings;

	private final JdbcClient jdbc;

	/** By address. Only those before the step: whom it adds may be taken back with it. */
	private volatile Map<String, Long> colleagues = Map.of();

	PeopleTaking(Customers customers, Organisations organisations, Staff staff, Origins origins, Settings settings,
			JdbcClient jdbc) {
		this.customers = customers;
		this.organisations = organisations;
		this.staff = staff;
		this.origins = origins;
		this.settings = settings;
		this.jdbc = jdbc;
	}

	/** Sees who is here, before a step. */
	void lookAround() {
		this.colleagues = this.origins.agents();
	}

	/**
	 * The customer; new ones are counted.
	 * @param language of somebody whose own is not known
	 */
	long customer(ImportRun run, ImportedPerson person, String language, Instant first, Counts.Tally tally) {
		Optional<Long> known = known(run, person);
		if (known.isPresent()) {
			return known.get();
		}
		Customer customer = begin(person, address(person),
				Locale.of(Tongue.of(person.locale(), person.name(), language)));
		Instant since = person.since();
		this.customers.knownSince(customer.id(), (since != null && since.isBefore(first)) ? since : first);
		belong(customer, person);
		this.origins.keepPerson(run.origin(), person.externalId(), customer.id());
		tally.customers++;
		return customer.id();
	}

	/** The customer, where they are one here. */
	Optional<Long> known(ImportRun run, ImportedPerson person) {
		return this.origins.person(run.origin(), person.externalId())
			.or(() -> address(person).flatMap(this.customers::byEmail).map(Customer::id));
	}

	private Customer begin(ImportedPerson person, Optional<EmailAddress> email, Locale locale) {
		String name = Preparing.cut(person.name(), NAME);
		if (email.isPresent()) {
			return this.customers.withEmail(email.get(), name, locale, this.settings.workspace().timeZone());
		}
		Customer customer = this.customers.anonymous(locale, this.settings.workspace().timeZone());
		if (!name.isEmpty()) {
			this.customers.rename(customer.id(), name);
		}
		return customer;
	}

	private void belong(Customer customer, ImportedPerson person) {
		String name = Preparing.cut(person.organisation(), 200);
		if (name.isEmpty()) {
			return;
		}
		List<Long> same = this.jdbc.sql("select id from organisation where lower(name) = lower(?) order by id limit 1")
			.param(name)
			.query(Long.class)
			.list();
		this.customers.belong(customer.id(), same.isEmpty() ? this.organisations.add(name).id() : same.getFirst());
	}

	static Optional<EmailAddress> address(ImportedPerson person) {
		try {
			return person.email().isBlank() ? Optional.empty() : Optional.of(EmailAddress.typed(person.email()));
		}
		catch (InvalidEmail ex) {
			return Optional.empty();
		}
	}

	/** The agent; whoever is none here is remembered as a former one. */
	Actor agent(ImportRun run, ImportedPerson person) {
		String email = address(person).map(EmailAddress::value).orElse("");
		Long seen = this.colleagues.get(email.toLowerCase(Locale.ROOT));
		if (seen != null) {
			return Actor.agent(seen);
		}
		Optional<Agent> colleague = email.isEmpty() ? named(person.name()) : this.staff.byEmail(email);
		if (colleague.isPresent()) {
			return Actor.agent(colleague.get().id());
		}
		String address = email.isEmpty() ? placeholder(run, person) : email;
		return Actor.agent(this.staff.former(Actor.agent(run.agentId()), address, nameOf(person, address)).id());
	}

	/**
	 * Whether someone of the desk has this address or, without one, exactly this name.
	 */
	Optional<Agent> colleague(ImportedPerson person) {
		return address(person).map((email) -> this.staff.byEmail(email.value())).orElseGet(() -> named(person.name()));
	}

	private Optional<Agent> named(String name) {
		List<Agent> same = name.isBlank() ? List.of()
				: this.staff.active().stream().filter((one) -> one.name().equalsIgnoreCase(name.strip())).toList();
		return (same.size() == 1) ? Optional.of(same.getFirst()) : Optional.empty();
	}

	// An address that can never be anybody's (RFC 2606), the same for the same person
	private static String placeholder(ImportRun run, ImportedPerson person) {
		UUID stable = UUID
			.nameUUIDFromBytes((run.origin() + '/' + person.externalId()).getBytes(StandardCharsets.UTF_8));
		return "former-" + stable + "@" + run.kind() + ".invalid";
	}

	private static String nameOf(ImportedPerson person, String address) {
		String name = Preparing.cut(person.name(), NAME);
		return name.isEmpty() ? address.substring(0, address.indexOf('@')) : name;
	}

}
