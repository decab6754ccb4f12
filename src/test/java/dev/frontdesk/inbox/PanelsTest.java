package dev.frontdesk.inbox;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.checklists.Checklists;
import dev.frontdesk.customers.Customers;
import dev.frontdesk.fields.Access;
import dev.frontdesk.fields.Field;
import dev.frontdesk.fields.FieldDraft;
import dev.frontdesk.fields.FieldType;
import dev.frontdesk.fields.FieldValues;
import dev.frontdesk.fields.Fields;
import dev.frontdesk.settings.LocalizedText;
import dev.frontdesk.staff.Agent;
import dev.frontdesk.staff.Role;
import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.staff.Staff;
import dev.frontdesk.staff.Team;
import dev.frontdesk.tickets.Channel;
import dev.frontdesk.tickets.Link;
import dev.frontdesk.tickets.NewMessage;
import dev.frontdesk.tickets.NewTicket;
import dev.frontdesk.tickets.Posted;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.Tickets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

@SpringBootTest
@AutoConfigureMockMvc
@Import(CountedStatements.class)
class PanelsTest {

	@Autowired
	MockMvcTester http;

	@Autowired
	Tickets tickets;

	@Autowired
	Customers customers;

	@Autowired
	Checklists checklists;

	@Autowired
	Fields fields;

	@Autowired
	FieldValues values;

	@Autowired
	Staff staff;

	@Autowired
	JdbcClient jdbc;

	private long customer;

	private Agent anna;

	private Agent ben;

	@BeforeEach
	void cast() {
		this.customer = this.customers.anonymous(Locale.of("th"), ZoneId.of("Asia/Bangkok")).id();
		this.anna = hire("Anna", Role.AGENT);
		this.ben = hire("Ben Beside", Role.AGENT);
	}

	@Test
	void everyPanelIsReadInOneStatementWithTheOthers() {
		Posted born = open("Everything beside it");
		String plain = path(born);
		get(this.anna, plain);
		int few = CountedStatements.during(() -> get(this.anna, plain)).size();
		Field field = everything(born);
		try {
			get(this.anna, plain);
			List<String> statements = CountedStatements.during(() -> get(this.anna, plain));
			assertThat(statements).hasSizeLessThanOrEqualTo(Math.min(few, 12));
			assertThat(get(this.anna, plain)).hasStatusOk()
				.bodyText()
				.contains("Unpack the box", "Look inside", "Thai orders", "Shoes on sale", "https://shop.test/shoes",
						"We promised to write by", "Snoozed until", "The linked one", "Related to",
						"copied@example.com", "can read and write notes", "Zip is broken", "Carrier", "Serial", "A-123",
						"known@example.com");
		}
		finally {
			this.fields.archive(Actor.SYSTEM, field.id());
		}
	}

	@Test
	void whatAReaderMayNotSeeStandsBesideNothing() {
		Team secret = this.staff.foundTeam(Actor.SYSTEM, LocalizedText.of("en", "Secret " + UUID.randomUUID()), true);
		Agent lead = hire("Lea", Role.LEAD);
		Posted born = open("The open one");
		Posted hidden = open("The hidden one", this.customers.anonymous(Locale.ENGLISH, ZoneId.of("UTC")).id());
		this.tickets.link(reader(lead), born.number(), hidden.number(), Link.Kind.BLOCKED_BY);
		this.tickets.sendToTeam(reader(lead), hidden.number(), secret.id());
		assertThat(get(lead, path(born))).bodyText().contains("The hidden one", "handling-family");
		assertThat(get(this.anna, path(born))).bodyText().doesNotContain("The hidden one", "handling-family");
	}

	@Test
	void noStatementIsCompiledWhateverThePlannerThinksItCosts() {
		assertThat(this.jdbc.sql("show jit").query(String.class).single()).isEqualTo("off");
	}

	private Field everything(Posted born) {
		Reader.OfDesk reader = reader(this.anna);
		long number = born.number();
		this.checklists.begin(reader, number, "Unpack the box", "Look inside", Locale.ENGLISH);
		this.tickets.link(reader, number, open("The linked one").number(), Link.Kind.RELATED);
		this.tickets.collaborate(reader, number, this.ben.id());
		Field field = this.fields.add(Actor.SYSTEM, "", FieldType.TEXT, new FieldDraft(LocalizedText.of("en", "Serial"),
				new LocalizedText(Map.of()), List.of(), "", Access.AGENTS, false));
		this.values.set(reader, number, Map.of(field.key(), "A-123"));
		insert("""
				insert into routing_decision (ticket_id, at, rule_name, agent_id, reasons) values (:ticket, now(), 'Thai orders',
					:agent, '{"filter": "?", "waited": false, "chat": true, "open": 0, "chats": 1, "chatCapacity": 3}')""",
				born);
		insert("""
				with visitor as (insert into visitor (public_id, token_hash, widget_id, customer_id, locale, time_zone,
						created_at, seen_at)
					select :public, decode(md5(:public), 'hex'), w.id, t.customer_id, 'th', 'Asia/Bangkok', now(), now()
					from ticket t, widget w where t.id = :ticket and w.key = 'default' returning id)
				insert into visit (ticket_id, visitor_id, locale, time_zone, referrer, page_url, page_title, started_at)
				select :ticket, v.id, 'th', 'Asia/Bangkok', '', '', '', now() from visitor v""", born);
		insert("""
				insert into visit_page (ticket_id, url, title, at)
				values (:ticket, 'https://shop.test/shoes', 'Shoes on sale', now())""", born);
		insert("insert into ticket_requester (ticket_id, address, since_seq) values (:ticket, 'copied@example.com', 0)",
				born);
		insert("""
				insert into escalation (ticket_id, party, address, reason, by_agent_id, at, due_at)
				values (:ticket, 'Carrier', 'carrier@example.com', 'Zip is broken', :agent, now(), now())""", born);
		insert("""
				insert into customer_identity (customer_id, kind, value, created_at)
				select customer_id, 'EMAIL', 'known@example.com', now() from ticket where id = :ticket""", born);
		Instant tomorrow = Instant.now().plus(1, ChronoUnit.DAYS);
		this.tickets.promiseUpdate(reader, number, tomorrow);
		this.tickets.snooze(reader, number, tomorrow);
		return field;
	}

	private void insert(String sql, Posted born) {
		this.jdbc.sql(sql)
			.param("ticket", born.ticketId())
			.param("agent", this.ben.id())
			.param("public", UUID.randomUUID().toString())
			.update();
	}

	private Posted open(String subject) {
		return open(subject, this.customer);
	}

	private Posted open(String subject, long from) {
		return this.tickets.open(NewTicket.by(from, subject, Channel.CHAT, "th",
				NewMessage.text(UUID.randomUUID().toString(), "hello", Channel.CHAT, "th")));
	}

	private static String path(Posted born) {
		return "/desk/tickets/" + born.number();
	}

	private Agent hire(String name, Role role) {
		return this.staff.hire(Actor.SYSTEM, UUID.randomUUID() + "@example.com", name, role, Locale.ENGLISH,
				ZoneId.of("UTC"));
	}

	private MvcTestResult get(Agent agent, String path) {
		return this.http.get().uri(path).with(signedIn(agent)).exchange();
	}

	private static Reader.OfDesk reader(Agent agent) {
		return new Reader.OfDesk(agent.id(), agent.role());
	}

	private static RequestPostProcessor signedIn(Agent agent) {
		return authentication(UsernamePasswordAuthenticationToken.authenticated(
				new SignedInAgent(agent.id(), agent.role()), null, AuthorityUtils.createAuthorityList("ROLE_AGENT")));
	}

}
