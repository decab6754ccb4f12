package dev.frontdesk.handling;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

import dev.frontdesk.tickets.Reader;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Other tickets an agent may mean: the customer's own first, any by its number. */
@Component
@Transactional(readOnly = true)
class Candidates {

	private static final int MOST = 12;

	private static final String SIDE = """
			select t.number, t.subject, t.status, t.messages, t.customer_id, c.name as customer, t.created_at
			from ticket t join customer c on c.id = t.customer_id where t.merged_into is null and\s""";

	private final JdbcClient jdbc;

	Candidates(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * By number, or by words in what the same customer wrote; with nothing typed their
	 * latest.
	 */
	List<Side> find(Reader.OfDesk reader, long number, String typed) {
		String words = typed.strip();
		if (words.codePointCount(0, words.length()) > 100) {
			return List.of();
		}
		String digits = words.startsWith("#") ? words.substring(1) : words;
		long wanted = digits.matches("[0-9]{1,15}") ? Long.parseLong(digits) : -1;
		Reader.Predicate sees = reader.sees();
		return this.jdbc.sql(SIDE + """
				t.number <> :number and t.status <> 'CLOSED' and t.shelf = 'DESK' and %s and (t.number = :wanted
					or t.customer_id = (select o.customer_id from ticket o where o.number = :number)
					and (:words = '' or t.subject ilike :like
						or exists (select 1 from message m where m.ticket_id = t.id and m.text ilike :like)))
				order by (t.number = :wanted) desc, t.id desc limit :most""".formatted(sees.sql()))
			.param("number", number)
			.param("wanted", wanted)
			.param("words", words)
			.param("like", "%" + words.replaceAll("([\\\\%_])", "\\\\$1") + "%")
			.param("most", MOST)
			.params(sees.parameters())
			.query(Candidates::side)
			.list();
	}

	Optional<Side> side(Reader.OfDesk reader, long number) {
		Reader.Predicate sees = reader.sees();
		return this.jdbc.sql(SIDE + "t.number = :number and " + sees.sql())
			.param("number", number)
			.params(sees.parameters())
			.query(Candidates::side)
			.optional();
	}

	/** Where the messages of a ticket are now. */
	long survivor(long number) {
		return this.jdbc.sql("""
				with recursive way (id, number, into_id) as (
					select id, number, merged_into from ticket where number = ?
					union all select t.id, t.number, t.merged_into from ticket t join way w on t.id = w.into_id)
				select number from way where into_id is null""").param(number).query(Long.class).single();
	}

	private static Side side(ResultSet row, int count) throws SQLException {
		return new Side(row.getLong("number"), row.getString("subject"), row.getString("status"),
				row.getInt("messages"), row.getLong("customer_id"), row.getString("customer"),
				row.getObject("created_at", OffsetDateTime.class).toInstant());
	}

	/**
	 * @param customer empty for someone without a name
	 */
	public record Side(long number, String subject, String status, int messages, long customerId, String customer,
			Instant at) {
	}

}
