package dev.frontdesk.rest;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.frontdesk.customers.Customer;
import dev.frontdesk.customers.CustomerNotFound;
import dev.frontdesk.customers.Customers;
import dev.frontdesk.customers.EmailAddress;
import dev.frontdesk.customers.Tier;
import dev.frontdesk.settings.Settings;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.web.Cursors;
import dev.frontdesk.web.Fault;
import dev.frontdesk.web.Page;
import dev.frontdesk.web.Refusal;
import dev.frontdesk.web.Texts;
import dev.frontdesk.web.Version;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Customers for programs. Who has only ever written what the agent may not see is not
 * there for them.
 */
@Service
@Transactional
class CustomerDeeds {

	private static final String CUSTOMERS = """
			select c.id, c.name, c.locale, c.time_zone, c.tier, c.created_at, o.id as organisation_id,
				o.name as organisation,
				array(select i.value from customer_identity i where i.customer_id = c.id and i.kind = 'EMAIL'
					order by i.verified_at nulls last, i.id) as emails
			from customer c left join organisation o on o.id = c.organisation_id
			where (not exists (select 1 from ticket x where x.customer_id = c.id)
				or exists (select 1 from ticket t where t.customer_id = c.id and %s))""";

	private final Customers customers;

	private final Settings settings;

	private final TicketDocuments documents;

	private final Cursors cursors;

	private final Version version;

	private final JdbcClient jdbc;

	CustomerDeeds(Customers customers, Settings settings, TicketDocuments documents, Cursors cursors, Version version,
			JdbcClient jdbc) {
		this.customers = customers;
		this.settings = settings;
		this.documents = documents;
		this.cursors = cursors;
		this.version = version;
		this.jdbc = jdbc;
	}

	@Transactional(readOnly = true)
	public Page<CustomerDocument> page(Reader.OfDesk reader, @Nullable String email, @Nullable Long organisation,
			@Nullable String cursor, int size) {
		String list = "customers " + email + ' ' + organisation;
		StringBuilder where = new StringBuilder(" and c.id > :after");
		Map<String, Object> parameters = new HashMap<>(reader.sees().parameters());
		parameters.put("after", (cursor != null) ? Long.parseLong(this.cursors.open(list, cursor).getFirst()) : 0L);
		if (email != null) {
			where.append(" and c.id in (select i.customer_id from customer_identity i"
					+ " where i.kind = 'EMAIL' and lower(i.value) = lower(:email))");
			parameters.put("email", email.strip());
		}
		if (organisation != null) {
			where.append(" and c.organisation_id = :organisation");
			parameters.put("organisation", organisation);
		}
		List<CustomerDocument> found = this.jdbc
			.sql(CUSTOMERS.formatted(reader.sees().sql()) + where + " order by c.id limit :rows")
			.params(parameters)
			.param("rows", size + 1)
			.query(CustomerDeeds::document)
			.list();
		return Page.of(found, size, (last) -> this.cursors.seal(list, last.id()));
	}

	@Transactional(readOnly = true)
	public CustomerDocument one(Reader.OfDesk reader, long id) {
		this.documents.flush();
		return this.jdbc.sql(CUSTOMERS.formatted(reader.sees().sql()) + " and c.id = :id")
			.params(reader.sees().parameters())
			.param("id", id)
			.query(CustomerDeeds::document)
			.optional()
			.orElseThrow(NotThere::new);
	}

	CustomerDocument add(Reader.OfDesk by, CustomersApi.CustomerBody body) {
		EmailAddress email = Fault.pointer("email").in(() -> EmailAddress.typed(Given.present("email", body.email())));
		String name = Fault.pointer("name").in(() -> Texts.optionalLine("name", body.name(), 120));
		Locale locale = (body.locale() != null) ? Given.locale("locale", body.locale())
				: this.settings.workspace().defaultLocale();
		ZoneId zone = (body.timeZone() != null) ? Given.zone("timeZone", body.timeZone())
				: this.settings.workspace().timeZone();
		if (this.customers.byEmail(email).isPresent()) {
			Fault.pointer("email").in(() -> {
				throw new AddressTaken();
			});
		}
		Customer customer = this.customers.withEmail(email, name, locale, zone);
		place(customer.id(), body.tier());
		if (body.organisation() != null) {
			long organisation = body.organisation();
			Fault.pointer("organisation").in(() -> this.customers.belong(customer.id(), organisation));
		}
		return one(by, customer.id());
	}

	CustomerDocument change(Reader.OfDesk by, long id, CustomersApi.CustomerPatch patch, @Nullable String ifMatch) {
		this.jdbc.sql("select id from customer where id = ? for update").param(id).query(Long.class).optional();
		CustomerDocument before = one(by, id);
		this.version.require(ifMatch, before.hash());
		if (patch.name() != null) {
			this.customers.rename(id, patch.name());
		}
		if (patch.locale() != null) {
			this.customers.speak(id, Given.locale("locale", patch.locale()));
		}
		if (patch.timeZone() != null) {
			this.customers.live(id, Given.zone("timeZone", patch.timeZone()));
		}
		place(id, patch.tier());
		if (patch.organisation() != null) {
			Long organisation = patch.organisation().orElse(null);
			Fault.pointer("organisation").in(() -> this.customers.belong(id, organisation));
		}
		return one(by, id);
	}

	private void place(long id, @Nullable String tier) {
		if (tier != null) {
			this.customers.rank(id, Given.choice("tier", tier, Tier.class));
		}
	}

	/**
	 * Asked before something is done in their name.
	 * @throws CustomerNotFound when this reader may not know of them
	 */
	Customer known(Reader.OfDesk reader, long id) {
		try {
			one(reader, id);
		}
		catch (NotThere ex) {
			throw new CustomerNotFound();
		}
		return this.customers.customer(id);
	}

	private static CustomerDocument document(ResultSet row, int number) throws SQLException {
		Long organisation = row.getObject("organisation_id", Long.class);
		long id = row.getLong("id");
		return new CustomerDocument(id, row.getString("name"), List.of((String[]) row.getArray("emails").getArray()),
				row.getString("locale"), row.getString("time_zone"), TicketDocuments.word(row, "tier"),
				(organisation != null) ? new TicketDocument.Named(organisation, row.getString("organisation")) : null,
				TicketDocuments.instant(row, "created_at"), "/api/v1/customers/" + id);
	}

	private static final class AddressTaken extends Refusal {

		AddressTaken() {
			super(HttpStatus.CONFLICT, "rest.address-taken");
		}

	}

}
