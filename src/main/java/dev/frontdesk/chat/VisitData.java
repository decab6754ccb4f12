package dev.frontdesk.chat;

import java.util.ArrayList;
import java.util.List;

import dev.frontdesk.customers.PersonalData;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Visits and the pages seen during them. */
@Component
class VisitData implements PersonalData {

	private static final String VISITS = "select v.ticket_id from visit v join visitor w on w.id = v.visitor_id"
			+ " where w.customer_id = ?";

	private final JdbcClient jdbc;

	VisitData(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public String key() {
		return "chat";
	}

	@Override
	@Transactional(readOnly = true)
	public List<Datum> of(long customerId) {
		List<Datum> data = new ArrayList<>();
		this.jdbc
			.sql("select locale, time_zone, referrer from visit where ticket_id in (" + VISITS + ") order by ticket_id")
			.param(customerId)
			.query((row) -> {
				data.add(new Datum("chat.datum.visit", row.getString("locale") + ", " + row.getString("time_zone")
						+ ", " + row.getString("referrer")));
			});
		this.jdbc.sql("select url from visit_page where ticket_id in (" + VISITS + ") order by id")
			.param(customerId)
			.query((row) -> {
				data.add(new Datum("chat.datum.pages", row.getString("url")));
			});
		return data;
	}

	@Override
	@Transactional
	public int erase(long customerId) {
		int pages = this.jdbc.sql("delete from visit_page where ticket_id in (" + VISITS + ")")
			.param(customerId)
			.update();
		int visits = this.jdbc
			.sql("update visit set referrer = '', page_url = '', page_title = '', time_zone = 'UTC'"
					+ " where ticket_id in (" + VISITS + ")")
			.param(customerId)
			.update();
		// Nobody knows this hash's token, so the browser's own opens nothing any more.
		return pages + visits + this.jdbc.sql("""
				update visitor set time_zone = 'UTC', token_hash = sha256(convert_to(gen_random_uuid()::text, 'UTF8'))
				where customer_id = ?""").param(customerId).update();
	}

}
