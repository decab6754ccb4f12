package dev.frontdesk.upkeep;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.customers.Customers;
import dev.frontdesk.events.TicketEvent;
import dev.frontdesk.events.TicketEventReader;
import dev.frontdesk.staff.Agent;
import dev.frontdesk.staff.Role;
import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.staff.Staff;
import dev.frontdesk.tickets.Channel;
import dev.frontdesk.tickets.NewMessage;
import dev.frontdesk.tickets.NewTicket;
import dev.frontdesk.tickets.Posted;
import dev.frontdesk.tickets.Tickets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

@SpringBootTest
@AutoConfigureMockMvc
@Import(ParkedPagesTest.Choking.class)
class ParkedPagesTest {

	@Autowired
	MockMvcTester http;

	@Autowired
	Choker choker;

	@Autowired
	Tickets tickets;

	@Autowired
	Customers customers;

	@Autowired
	Staff staff;

	@Autowired
	JdbcClient jdbc;

	@BeforeEach
	void choke() {
		this.choker.choking = true;
		this.choker.taken.set(0);
	}

	@Test
	void whatAReaderCouldNotTakeIsTriedAgainOrDismissed() {
		Agent admin = this.staff.hire(Actor.SYSTEM, UUID.randomUUID() + "@upkeep.test", "Ada", Role.ADMIN,
				Locale.ENGLISH, ZoneId.of("UTC"));
		Posted first = open();
		Posted second = open();
		await().until(() -> parked() == 2);
		assertThat(this.http.get().uri("/admin/parked").with(as(admin, "ADMIN"))).hasStatusOk()
			.bodyText()
			.contains("choker", "#" + first.number(), "#" + second.number(), "Cannot swallow");
		assertThat(this.http.get().uri("/admin/parked").with(as(admin, "AGENT"))).hasStatus(HttpStatus.FORBIDDEN);
		post(admin, first, "trial");
		assertThat(parked()).as("fails again").isEqualTo(2);
		this.choker.choking = false;
		post(admin, first, "trial");
		post(admin, second, "dismissal");
		assertThat(parked()).isZero();
		assertThat(this.choker.taken).hasValue(1);
	}

	@Test
	void everyoneWhoParkedAnEventIsShownAcrossPages() {
		Agent admin = this.staff.hire(Actor.SYSTEM, UUID.randomUUID() + "@upkeep.test", "Ada", Role.ADMIN,
				Locale.ENGLISH, ZoneId.of("UTC"));
		Posted ticket = open();
		await().until(() -> parked() == 1);
		long event = this.jdbc.sql("select max(id) from ticket_event where ticket_id = ?")
			.param(ticket.ticketId())
			.query(Long.class)
			.single();
		this.jdbc.sql("""
				insert into parked_event (reader, event_id, error, parked_at)
				select 'reader ' || n, :event, 'none', now() from generate_series(100, 219) n""")
			.param("event", event)
			.update();
		Set<String> shown = new HashSet<>();
		String page = "/admin/parked";
		for (int pages = 0; page != null && pages < 5; pages++) {
			String body = body(admin, page);
			Pattern.compile("reader \\d{3}").matcher(body).results().map(MatchResult::group).forEach(shown::add);
			Matcher next = Pattern.compile("href=\"(/admin/parked\\?[^\"]+)\"").matcher(body);
			page = next.find() ? next.group(1).replace("&amp;", "&") : null;
		}
		this.jdbc.sql("delete from parked_event").update();
		assertThat(shown).hasSize(120);
	}

	private String body(Agent admin, String path) {
		return new String(this.http.get()
			.uri(URI.create(path))
			.with(as(admin, "ADMIN"))
			.exchange()
			.getResponse()
			.getContentAsByteArray(), StandardCharsets.UTF_8);
	}

	private void post(Agent admin, Posted ticket, String what) {
		long event = this.jdbc.sql("select id from ticket_event where ticket_id = ? and field = 'created'")
			.param(ticket.ticketId())
			.query(Long.class)
			.single();
		assertThat(this.http.post()
			.uri("/admin/parked/choker/" + event + "/" + what)
			.with(as(admin, "ADMIN"))
			.with(csrf())).hasRedirectedUrl("/admin/parked");
	}

	private int parked() {
		return this.jdbc.sql("select count(*) from parked_event where reader = 'choker'").query(Integer.class).single();
	}

	private Posted open() {
		return this.tickets.open(NewTicket.by(this.customers.anonymous(Locale.ENGLISH, ZoneId.of("UTC")).id(), "Hums",
				Channel.PORTAL, "en", NewMessage.text(UUID.randomUUID().toString(), "It hums.", Channel.PORTAL, "en")));
	}

	private static RequestPostProcessor as(Agent agent, String role) {
		return authentication(UsernamePasswordAuthenticationToken.authenticated(
				new SignedInAgent(agent.id(), agent.role()), null, AuthorityUtils.createAuthorityList("ROLE_" + role)));
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class Choking {

		@Bean
		Choker choker() {
			return new Choker();
		}

	}

	static class Choker implements TicketEventReader {

		volatile boolean choking = true;

		final AtomicInteger taken = new AtomicInteger();

		@Override
		public String name() {
			return "choker";
		}

		@Override
		public void read(TicketEvent event) {
			if (!event.field().equals("created")) {
				return;
			}
			if (this.choking) {
				throw new IllegalStateException("Cannot swallow");
			}
			this.taken.incrementAndGet();
		}

	}

}
