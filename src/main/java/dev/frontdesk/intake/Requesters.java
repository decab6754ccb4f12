package dev.frontdesk.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.frontdesk.customers.Customers;
import dev.frontdesk.customers.EmailAddress;
import dev.frontdesk.customers.InvalidEmail;
import dev.frontdesk.language.Words;
import dev.frontdesk.tickets.Reader;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds customers by what is typed of a name or an address. Who has only ever written
 * what the agent may not see is not there for them.
 */
@Component
@Transactional(readOnly = true)
class Requesters {

	static final int MOST = 8;

	private static final int LONGEST = 200;

	private static final String KNOWN = """
			select c.id, c.name, c.locale, o.name as organisation,
				(select i.value from customer_identity i where i.customer_id = c.id and i.kind = 'EMAIL'
					order by i.verified_at nulls last, i.id limit 1) as address
			from customer c left join organisation o on o.id = c.organisation_id %s
			where (not exists (select 1 from ticket x where x.customer_id = c.id)
				or exists (select 1 from ticket t where t.customer_id = c.id and %s)) and\s""";

	private final JdbcClient jdbc;

	private final Customers customers;

	Requesters(JdbcClient jdbc, Customers customers) {
		this.jdbc = jdbc;
		this.customers = customers;
	}

	/** Whose words begin as what was typed does; the latest first. */
	List<Requester> found(Reader.OfDesk reader, String typed) {
		List<String> words = Words.of(typed);
		if (words.isEmpty() || typed.length() > LONGEST) {
			return List.of();
		}
		String begun = words.stream()
			.map((word) -> '\'' + word.replace("\\", "\\\\").replace("'", "''") + "':*")
			.collect(Collectors.joining(" & "));
		Reader.Predicate sees = reader.sees();
		return this.jdbc
			.sql(KNOWN.formatted("join customer_words w on w.customer_id = c.id", sees.sql())
					+ "w.words @@ :begun::tsquery order by c.id desc limit :most")
			.param("begun", begun)
			.param("most", MOST)
			.params(sees.parameters())
			.query(Requesters::requester)
			.list();
	}

	Optional<Requester> known(Reader.OfDesk reader, long id) {
		Reader.Predicate sees = reader.sees();
		return this.jdbc.sql(KNOWN.formatted("", sees.sql()) + "c.id = :id")
			.param("id", id)
			.params(sees.parameters())
			.query(Requesters::requester)
			.optional();
	}

	/** The one who has exactly this address, and whom the agent may see. */
	Optional<Requester> at(Reader.OfDesk reader, String typed) {
		EmailAddress address = address(typed);
		return (address == null) ? Optional.empty()
				: this.customers.byEmail(address).flatMap((customer) -> known(reader, customer.id()));
	}

	static @Nullable EmailAddress address(String typed) {
		try {
			return EmailAddress.typed(typed);
		}
		catch (InvalidEmail ex) {
			return null;
		}
	}

	private static Requester requester(ResultSet row, int number) throws SQLException {
		return new Requester(row.getLong("id"), row.getString("name"), row.getString("address"),
				row.getString("organisation"), row.getString("locale"));
	}

}
