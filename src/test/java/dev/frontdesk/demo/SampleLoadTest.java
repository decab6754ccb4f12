package dev.frontdesk.demo;

import java.util.Locale;

import dev.frontdesk.staff.Role;
import dev.frontdesk.staff.Staff;
import dev.frontdesk.search.Search;
import dev.frontdesk.tickets.NewMessage;
import dev.frontdesk.tickets.NewTicket;
import dev.frontdesk.tickets.Channel;
import dev.frontdesk.tickets.Posted;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.Tickets;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(properties = { "frontdesk.demo=false", "frontdesk.sample.tickets=600" })
class SampleLoadTest {

	private static final int TICKETS = 600;

	@Autowired
	SampleStart start;

	@Autowired
	Tickets tickets;

	@Autowired
	Search search;

	@Autowired
	Staff staff;

	@Autowired
	JdbcClient jdbc;

	@Test
	void everyTicketCanBeToldAgainFromItsHistory() {
		new Retold(this.jdbc).check();
	}

	@Test
	void theSampleIsLoadedOnceAndBesideTheDemo() {
		long before = count("select count(*) from ticket");
		assertThat(before).isGreaterThan(TICKETS);
		this.start.start();
		assertThat(count("select count(*) from ticket")).isEqualTo(before);
	}

	@Test
	void whatWasTakenOffTheTablesIsBackOnThem() {
		assertThat(count("select count(*) from pg_index where indrelid = 'ticket'::regclass")).isGreaterThan(15);
		assertThat(count("""
				select count(*) from pg_trigger where tgrelid in ('customer'::regclass, 'customer_identity'::regclass)
				and not tgisinternal and tgenabled = 'O'""")).isEqualTo(2);
		assertThat(this.jdbc.sql("show session_replication_role").query(String.class).single()).isEqualTo("origin");
	}

	@Test
	void everyCountOfATicketIsThatOfItsMessages() {
		assertThat(
				count("""
						select count(*) from ticket t where t.messages <> (select count(*) from message m where m.ticket_id = t.id)
						or t.seq <> (select max(e.seq) from ticket_event e where e.ticket_id = t.id)
						or t.last_message_at <> (select max(m.created_at) from message m where m.ticket_id = t.id)"""))
			.isZero();
		assertThat(count("select count(*) from message m where not exists"
				+ " (select 1 from message_words w where w.message_id = m.id and w.ticket_id = m.ticket_id)"))
			.isZero();
	}

	@Test
	void workGoesOnBehindIt() {
		Reader.OfDesk agent = new Reader.OfDesk(this.staff.byEmail("agent1@sample.test").orElseThrow().id(), Role.LEAD);
		long customer = count("select max(id) from customer");
		Posted opened = this.tickets.open(NewTicket.by(customer, "Quarterly zeppelin", Channel.EMAIL, "en",
				NewMessage.text("first", "Where does the zeppelin land?", Channel.EMAIL, "en")));
		assertThat(this.search.page(agent, "zeppelin", java.time.ZoneOffset.UTC, null, Locale.ENGLISH).hits())
			.singleElement()
			.satisfies((hit) -> assertThat(hit.ticketId()).isEqualTo(opened.ticketId()));
		String order = this.jdbc
			.sql("select substring(text from 'FW-[0-9]{6}') from message where text ~ 'FW-[0-9]{6}' limit 1")
			.query(String.class)
			.single();
		assertThat(this.search.page(agent, order, java.time.ZoneOffset.UTC, null, Locale.ENGLISH).hits()).isNotEmpty();
	}

	private long count(String sql) {
		return this.jdbc.sql(sql).query(Long.class).single();
	}

}
