package dev.frontdesk.portal;

import java.util.List;

import dev.frontdesk.customers.PersonalData;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The addresses that sign-in links were mailed to. */
@Component
class PortalPersonalData implements PersonalData {

	private final JdbcClient jdbc;

	PortalPersonalData(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public String key() {
		return "portal";
	}

	@Override
	@Transactional(readOnly = true)
	public List<Datum> of(long customerId) {
		return this.jdbc.sql("select distinct email from portal_link where customer_id = ? order by email")
			.param(customerId)
			.query((row, number) -> new Datum("portal.datum.link", row.getString("email")))
			.list();
	}

	@Override
	@Transactional
	public int erase(long customerId) {
		return this.jdbc.sql("delete from portal_link where customer_id = ?").param(customerId).update();
	}

}
