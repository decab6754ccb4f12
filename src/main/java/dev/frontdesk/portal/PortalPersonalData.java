package dev.frontdesk.portal;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import dev.frontdesk.customers.Customers;
import dev.frontdesk.customers.PersonalData;
import dev.frontdesk.post.Post;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The addresses that were written to, and what was written there. */
@Component
class PortalPersonalData implements PersonalData {

	private final JdbcClient jdbc;

	private final Customers customers;

	private final Post post;

	PortalPersonalData(JdbcClient jdbc, Customers customers, Post post) {
		this.jdbc = jdbc;
		this.customers = customers;
		this.post = post;
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

	/** The links, the letters to their addresses, and what was sent by form. */
	@Override
	@Transactional
	public int erase(long customerId) {
		Set<String> addresses = new TreeSet<>(this.customers.emails(customerId));
		addresses.addAll(this.jdbc.sql("delete from portal_link where customer_id = ? returning email")
			.param(customerId)
			.query(String.class)
			.list());
		int letters = addresses.stream().mapToInt(this.post::forget).sum();
		return letters + addresses.size() + this.jdbc
			.sql("delete from portal_submission where ticket_id in (select id from ticket where customer_id = ?)")
			.param(customerId)
			.update();
	}

}
