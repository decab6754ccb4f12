package dev.frontdesk.drafts;

import java.util.List;

import dev.frontdesk.customers.PersonalData;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What was begun about a customer goes with them; it was never said to them. */
@Component
class DraftPersonalData implements PersonalData {

	private final JdbcClient jdbc;

	private final Drafts drafts;

	DraftPersonalData(JdbcClient jdbc, Drafts drafts) {
		this.jdbc = jdbc;
		this.drafts = drafts;
	}

	@Override
	public String key() {
		return "drafts";
	}

	@Override
	public List<Datum> of(long customerId) {
		return List.of();
	}

	@Override
	@Transactional
	public int erase(long customerId) {
		List<Long> theirs = this.jdbc
			.sql("select d.id from draft d join ticket t on t.id = d.ticket_id where t.customer_id = ?")
			.param(customerId)
			.query(Long.class)
			.list();
		theirs.forEach((id) -> this.drafts.remove(this.drafts.byId(id)));
		return theirs.size();
	}

}
