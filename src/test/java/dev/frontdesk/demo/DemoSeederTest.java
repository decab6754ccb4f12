package dev.frontdesk.demo;

import java.util.HashMap;
import java.util.Map;

import dev.frontdesk.settings.Settings;
import dev.frontdesk.staff.Staff;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

// Named, so that this test gets a workspace that no other one has written in
@SpringBootTest(properties = "frontdesk.demo=false")
class DemoSeederTest {

	@Autowired
	DemoSeeder seeder;

	@Autowired
	Staff staff;

	@Autowired
	Settings settings;

	@Autowired
	JdbcClient jdbc;

	@BeforeEach
	void seeded() {
		this.seeder.seed();
	}

	@Test
	void seedingTwiceSeedsOnce() {
		long tickets = count("select count(*) from ticket");
		assertThat(this.seeder.seed()).isFalse();
		assertThat(count("select count(*) from ticket")).isEqualTo(tickets);
		assertThat(count("select count(*) from agent")).isEqualTo(Cast.COLLEAGUES.size());
	}

	@Test
	void theCastIsThereWithPasswordsLanguagesAndTeams() {
		assertThat(this.settings.workspace().demo()).isTrue();
		assertThat(this.settings.workspace().name()).isEqualTo(Cast.COMPANY);
		assertThat(count("select count(*) from agent where password_hash is null")).isZero();
		assertThat(this.staff.byEmail(Cast.AGENT.email()).orElseThrow().languages()).containsExactly("en", "th");
		assertThat(this.staff.active()).extracting((agent) -> agent.timeZone().getId())
			.contains("Europe/Budapest", "Asia/Bangkok", "Asia/Dubai");
		assertThat(this.staff.teams()).hasSize(Cast.CREWS.size() + 1);
		assertThat(count("select count(*) from customer where name <> ''")).isGreaterThan(50);
	}

	@Test
	void ticketsStandInEveryStateAcrossTheMonth() {
		assertThat(counts("select status, count(*) from ticket where shelf = 'DESK' group by 1"))
			.containsOnlyKeys("NEW", "OPEN", "PENDING", "ON_HOLD", "SOLVED", "CLOSED")
			.allSatisfy((status, count) -> assertThat(count).isGreaterThan(12));
		assertThat(counts("select shelf, count(*) from ticket group by 1")).containsOnlyKeys("DESK", "SPAM", "TRASH");
		assertThat(counts("select channel, count(*) from ticket group by 1")).containsKeys("CHAT", "EMAIL", "PORTAL");
		assertThat(counts("select language, count(*) from ticket group by 1")).hasSizeGreaterThanOrEqualTo(12);
		assertThat(counts("select priority, count(*) from ticket group by 1")).hasSize(4);
		assertThat(count("select count(*) from ticket")).isBetween(180L, 230L);
		assertThat(count("select count(*) from ticket where follow_up_of is not null")).isPositive();
		assertThat(count("""
				select count(*) from ticket where shelf = 'DESK' and assignee_id is null
				and waiting_since < '9999-01-01'""")).isGreaterThan(15);
		assertThat(count("select count(*) from message where visibility = 'NOTE'")).isPositive();
	}

	@Test
	void nothingHappensInTheFutureOrOutOfOrder() {
		assertThat(count("select count(*) from ticket_event where at > now()")).isZero();
		assertThat(count("select count(*) from ticket where created_at < now() - interval '32 days'")).isZero();
		assertThat(count("""
				select count(*) from (select at < lag(at) over (partition by ticket_id order by seq) as back
				from ticket_event) e where back""")).isZero();
	}

	@Test
	void noBlankIsLeftUnfilledAndNoTextIsEmpty() {
		assertThat(this.jdbc.sql("select text from message where text ~ '[{}]' or btrim(text) = ''")
			.query(String.class)
			.list()).isEmpty();
		assertThat(this.jdbc.sql("select subject from ticket where subject ~ '[{}]'").query(String.class).list())
			.isEmpty();
	}

	@Test
	void conversationsAreManyAndCustomersReceiveTheirOwnLanguage() {
		assertThat(count("select count(distinct text) from message where visibility = 'PUBLIC'")).isGreaterThan(250);
		assertThat(count("select count(*) from message m join ticket t on t.id = m.ticket_id"
				+ " where m.language <> t.language and m.visibility = 'PUBLIC'"))
			.isZero();
	}

	@Test
	void everyTicketCanBeToldAgainFromItsHistory() {
		new Retold(this.jdbc).check();
	}

	@Test
	void rulesSendNewTicketsToTheTeams() {
		assertThat(count("select count(*) from routing_rule")).isGreaterThan(5);
	}

	@Test
	void whatIsMadeUpSaysSoButForTheFewThatShowWhatIsAhead() {
		assertThat(count("select count(distinct ticket_id) from ticket_event where not imported"))
			.isLessThanOrEqualTo(4);
	}

	private long count(String sql) {
		return this.jdbc.sql(sql).query(Long.class).single();
	}

	private Map<String, Long> counts(String sql) {
		Map<String, Long> counts = new HashMap<>();
		this.jdbc.sql(sql).query((row) -> {
			counts.put(row.getString(1), row.getLong(2));
		});
		return counts;
	}

}
