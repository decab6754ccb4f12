package dev.frontdesk.importers;

import java.util.ArrayList;
import java.util.List;

import dev.frontdesk.customers.PersonalData;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * By what imports know a customer, and where they name one. Asked before the names and
 * addresses go by which it looks.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class ImportPersonalData implements PersonalData {

	private static final int SHORTEST = 3;

	private final JdbcClient jdbc;

	ImportPersonalData(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public String key() {
		return "importers";
	}

	@Override
	@Transactional(readOnly = true)
	public List<Datum> of(long customerId) {
		return this.jdbc
			.sql("select source, external_id from import_person where customer_id = ? order by source, external_id")
			.param(customerId)
			.query((row, number) -> new Datum("importers.datum.known-as",
					row.getString("source") + " – " + row.getString("external_id")))
			.list();
	}

	@Override
	@Transactional
	public int erase(long customerId) {
		String[] names = names(customerId);
		int samples = this.jdbc.sql("""
				update import_run set preview = jsonb_set(preview, '{samples}', '[]')
				where jsonb_array_length(coalesce(preview -> 'samples', '[]')) > 0
				and (kind || ':' || source in (select source from import_person where customer_id = ?)
					or exists (select 1 from unnest(?::text[]) name
						where position(name in lower(preview ->> 'samples')) > 0))""")
			.params(customerId, names)
			.update();
		int lines = this.jdbc.sql("""
				delete from import_untaken u using import_run r where r.id = u.import_id
				and (exists (select 1 from unnest(?::text[]) name
						where position(name in lower(u.named || ' ' || u.arguments::text)) > 0)
					or u.place <> 'LINE' and exists (select 1 from import_ticket i join ticket t on t.id = i.ticket_id
						where t.customer_id = ? and i.source = r.kind || ':' || r.source
						and u.named in (i.external_id, '#' || i.external_id, t.subject)))""")
			.params(names, customerId)
			.update();
		return samples + lines
				+ this.jdbc.sql("delete from import_person where customer_id = ?").param(customerId).update();
	}

	// In small letters; numbers of theirs would be found in everybody's
	private String[] names(long customerId) {
		List<String> names = new ArrayList<>(this.jdbc.sql("""
				select lower(name) from customer where id = ?
				union select lower(value) from customer_identity where customer_id = ?
				union select lower(external_id) from import_person where customer_id = ? and external_id like '%@%'""")
			.params(customerId, customerId, customerId)
			.query(String.class)
			.list());
		names.removeIf((name) -> name.strip().length() < SHORTEST);
		return names.toArray(String[]::new);
	}

}
