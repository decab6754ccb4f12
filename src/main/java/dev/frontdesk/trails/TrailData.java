package dev.frontdesk.trails;

import java.util.ArrayList;
import java.util.List;

import dev.frontdesk.customers.PersonalData;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Remembered visits: pages, events, device, campaign. */
@Component
class TrailData implements PersonalData {

	private final JdbcClient jdbc;

	TrailData(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public String key() {
		return "trails";
	}

	@Override
	@Transactional(readOnly = true)
	public List<Datum> of(long customerId) {
		List<Datum> data = new ArrayList<>();
		collect(data, customerId, "trails.datum.browser",
				"select concat_ws(', ', nullif(b.device, ''), nullif(b.referrer, ''), nullif(b.campaign::text, '{}')) from browser b"
						+ " where b.customer_id = ? order by b.id");
		collect(data, customerId, "trails.datum.page",
				"select p.url from browser_page p join browser b on b.id = p.browser_id where b.customer_id = ? order by p.at");
		collect(data, customerId, "trails.datum.event",
				"select e.name || ' ' || e.data::text from browser_event e join browser b on b.id = e.browser_id"
						+ " where b.customer_id = ? order by e.at");
		return data;
	}

	private void collect(List<Datum> data, long customerId, String what, String sql) {
		this.jdbc.sql(sql)
			.param(customerId)
			.query(String.class)
			.list()
			.forEach((value) -> data.add(new Datum(what, value)));
	}

	@Override
	@Transactional
	public int erase(long customerId) {
		return this.jdbc.sql("delete from browser where customer_id = ?").param(customerId).update();
	}

}
