package dev.frontdesk.tickets;

import java.util.List;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest
class RecentWordsTest {

	@Autowired
	RecentWords recent;

	@Autowired
	JdbcClient jdbc;

	@Test
	void anIndexOfTheNewestIsBuiltWhenItIsWorthItAndAnewWhenItHasGrownLong() {
		this.recent.renew(RecentWords.Words.TICKETS, 11);
		assertThat(indexes()).isEmpty();

		this.recent.renew(RecentWords.Words.TICKETS, 12);
		assertThat(indexes()).singleElement().asString().contains("ticket_id >= " + 10 * 8192);
		assertThat(this.recent.tickets()).isEqualTo(10 * 8192);

		this.recent.renew(RecentWords.Words.TICKETS, 18);
		assertThat(this.recent.tickets()).isEqualTo(10 * 8192);

		this.recent.renew(RecentWords.Words.TICKETS, 19);
		assertThat(indexes()).singleElement().asString().contains("ticket_id >= " + 17 * 8192);
		assertThat(this.recent.tickets()).isEqualTo(17 * 8192);
	}

	private List<String> indexes() {
		return this.jdbc.sql("select indexdef from pg_indexes where indexname like 'subject\\_words\\_from\\_%'")
			.query(String.class)
			.list();
	}

}
