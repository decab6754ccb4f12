package dev.frontdesk.visitors;

import java.util.List;

import dev.frontdesk.customers.PersonalData;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What was said to a customer before they wrote, and where they are now. */
@Component
class InvitationData implements PersonalData {

	private static final String THEIRS = " where browser_id in (select id from browser where customer_id = ?)";

	private final JdbcClient jdbc;

	InvitationData(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public String key() {
		return "visitors";
	}

	@Override
	@Transactional(readOnly = true)
	public List<Datum> of(long customerId) {
		return this.jdbc.sql("select text from chat_invitation" + THEIRS + " and text <> '' order by id")
			.param(customerId)
			.query(String.class)
			.list()
			.stream()
			.map((text) -> new Datum("visitors.datum.invitation", text))
			.toList();
	}

	@Override
	@Transactional
	public int erase(long customerId) {
		return this.jdbc.sql("delete from visitor_now" + THEIRS).param(customerId).update()
				+ this.jdbc.sql("delete from chat_invitation" + THEIRS).param(customerId).update();
	}

}
