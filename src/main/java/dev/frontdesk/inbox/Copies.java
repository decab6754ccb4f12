package dev.frontdesk.inbox;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Who gets a reply besides the ticket's customer.
 *
 * @param people customers of merged tickets, by name and address
 * @param cc addresses in copy
 */
public record Copies(List<String> people, List<String> cc) {

	/** Of {@code ticket t}. */
	static final String COLUMNS = """
			(select array_agg(distinct r.address) from ticket_requester r
				where r.ticket_id = t.id and r.address is not null) as copies,
			(select array_agg(distinct concat_ws(' ', nullif(o.name, ''), (select '<' || i.value || '>'
					from customer_identity i where i.customer_id = o.id and i.kind = 'EMAIL'
					order by i.verified_at nulls last, i.id limit 1)))
				from ticket_requester r join customer o on o.id = r.customer_id
				where r.ticket_id = t.id and o.id <> t.customer_id and r.until_seq = 9223372036854775807) as requesters
			""";

	static Copies of(ResultSet row) throws SQLException {
		return new Copies(list(row.getArray("requesters")), list(row.getArray("copies")));
	}

	private static List<String> list(@Nullable Array array) throws SQLException {
		return (array != null) ? List.of((String[]) array.getArray()).stream().filter((one) -> !one.isEmpty()).toList()
				: List.of();
	}

	public boolean isEmpty() {
		return this.cc.isEmpty();
	}

	public String typed() {
		return String.join(", ", this.cc);
	}

}
