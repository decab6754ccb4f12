package dev.frontdesk.ratings;

import java.util.List;

import dev.frontdesk.customers.PersonalData;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What customers said of us: the score is ours to count, the words are theirs. */
@Component
class RatingData implements PersonalData {

	private final JdbcClient jdbc;

	RatingData(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public String key() {
		return "ratings";
	}

	@Override
	@Transactional(readOnly = true)
	public List<Datum> of(long customerId) {
		return this.jdbc.sql("select score, comment from rating where customer_id = ? order by id")
			.param(customerId)
			.query((row, number) -> new Datum("ratings.datum",
					(row.getInt("score") + "/" + Ratings.BEST + " " + row.getString("comment")).strip()))
			.list();
	}

	@Override
	@Transactional
	public int erase(long customerId) {
		return this.jdbc.sql("update rating set comment = '' where customer_id = ? and comment <> ''")
			.param(customerId)
			.update();
	}

}
