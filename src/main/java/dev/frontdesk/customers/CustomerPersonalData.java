package dev.frontdesk.customers;

import java.util.ArrayList;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Name, language, zone, addresses, and what was said of them. */
@Component
class CustomerPersonalData implements PersonalData {

	private final JdbcClient jdbc;

	CustomerPersonalData(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public String key() {
		return "customers";
	}

	@Override
	@Transactional(readOnly = true)
	public List<Datum> of(long customerId) {
		List<Datum> data = new ArrayList<>();
		this.jdbc.sql("select name, locale, time_zone from customer where id = ?").param(customerId).query((rs) -> {
			data.add(new Datum("customers.datum.name", rs.getString("name")));
			data.add(new Datum("customers.datum.locale", rs.getString("locale")));
			data.add(new Datum("customers.datum.time-zone", rs.getString("time_zone")));
		});
		this.jdbc.sql("select value from customer_identity where customer_id = ? order by id")
			.param(customerId)
			.query((rs) -> {
				data.add(new Datum("customers.datum.address", rs.getString("value")));
			});
		this.jdbc.sql(
				"select key, value #>> '{}' as value from customer_attribute where customer_id = ? order by key, verified")
			.param(customerId)
			.query((rs) -> {
				data.add(new Datum("customers.datum.attribute", rs.getString("key") + ": " + rs.getString("value")));
			});
		this.jdbc.sql("select subject from customer_subject where customer_id = ? order by brand_id")
			.param(customerId)
			.query((rs) -> {
				data.add(new Datum("customers.datum.subject", rs.getString("subject")));
			});
		return data;
	}

	@Override
	@Transactional
	public int erase(long customerId) {
		int addresses = this.jdbc.sql("delete from customer_identity where customer_id = ?").param(customerId).update();
		int said = this.jdbc.sql("delete from customer_attribute where customer_id = ?").param(customerId).update()
				+ this.jdbc.sql("delete from customer_subject where customer_id = ?").param(customerId).update();
		return addresses + said
				+ this.jdbc.sql("update customer set name = '', time_zone = 'UTC', organisation_id = null where id = ?")
					.param(customerId)
					.update();
	}

}
