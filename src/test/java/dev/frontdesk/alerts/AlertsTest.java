package dev.frontdesk.alerts;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.customers.Customer;
import dev.frontdesk.customers.Customers;
import dev.frontdesk.settings.LocalizedText;
import dev.frontdesk.staff.Agent;
import dev.frontdesk.staff.Role;
import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.staff.Staff;
import dev.frontdesk.tickets.Because;
import dev.frontdesk.tickets.Channel;
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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

@SpringBootTest
@AutoConfigureMockMvc
class AlertsTest {

	@Autowired
	MockMvcTester http;

	@Autowired
	PromisedUpdates updates;

	@Autowired
	Tickets tickets;

	@Autowired
	Customers customers;

	@Autowired
	Staff staff;

	@Autowired
	JdbcClient jdbc;

	private Customer customer;

	private Agent anna;

	private Agent ben;

	private long team;

	private Posted ticket;

	@BeforeEach
	void cast() {
		this.customer = this.customers.anonymous(Locale.ENGLISH, ZoneId.of("UTC"));
		this.anna = hire("Anna");
		this.ben = hire("Ben");
		this.team = this.staff.foundTeam(Actor.SYSTEM, new LocalizedText(Map.of("en", "Lamps")), false).id();
		this.ticket = this.tickets.open(NewTicket.by(this.customer.id(), "Hums", Channel.PORTAL, "en",
				NewMessage.text(UUID.randomUUID().toString(), "It hums.", Channel.PORTAL, "en")));
	}

	@Test
	void whoIsGivenATicketIsToldAndWhoTakesOneIsNot() {
		give(this.ben, this.anna);
		told(this.anna, "ASSIGNED");
		give(this.ben, this.ben);
		give(this.ben, this.anna);
		told(this.anna, "ASSIGNED", "ASSIGNED");
		told(this.ben);
	}

	@Test
	void openingTheTicketReadsWhatWasToldOfIt() {
		give(this.ben, this.anna);
		told(this.anna, "ASSIGNED");
		assertThat(this.http.get()
			.uri("/desk/tickets/" + this.ticket.number())
			.with(authentication(
					UsernamePasswordAuthenticationToken.authenticated(new SignedInAgent(this.anna.id(), Role.AGENT),
							null, AuthorityUtils.createAuthorityList("ROLE_AGENT")))))
			.hasStatusOk();
		assertThat(this.jdbc.sql("select count(*) from notice where agent_id = ? and read_at is null")
			.param(this.anna.id())
			.query(Integer.class)
			.single()).isZero();
	}

	@Test
	void aCustomersMessageIsToldToWhoHasTheTicketAndToTheTeamWhenThatOneIsAway() {
		this.staff.join(Actor.SYSTEM, this.team, this.anna.id());
		this.staff.join(Actor.SYSTEM, this.team, this.ben.id());
		this.tickets.sendToTeam(lead(), this.ticket.number(), this.team);
		give(this.anna, this.anna);
		hear("Still humming");
		told(this.anna, "CUSTOMER_REPLIED");
		this.staff.beAvailable(this.anna.id(), false);
		hear("Hello?");
		told(this.anna, "CUSTOMER_REPLIED", "CUSTOMER_REPLIED");
		told(this.ben, "AWAY_REPLY");
	}

	@Test
	void whatWaitsForTheTeamIsTakenBackWhenSomeoneTakesIt() {
		this.staff.join(Actor.SYSTEM, this.team, this.anna.id());
		this.staff.join(Actor.SYSTEM, this.team, this.ben.id());
		this.tickets.sendToTeam(lead(), this.ticket.number(), this.team);
		told(this.ben, "TEAM_WORK");
		told(this.anna, "TEAM_WORK");
		give(this.anna, this.anna);
		told(this.ben);
	}

	@Test
	void whatRulesMakeOfOnesOwnBulkEditIsNoNews() {
		this.staff.join(Actor.SYSTEM, this.team, this.anna.id());
		this.staff.join(Actor.SYSTEM, this.team, this.ben.id());
		Because.of("bulk:7", () -> {
			this.tickets.sendToTeam(new Reader.OfDesk(this.anna.id(), this.anna.role()), this.ticket.number(),
					this.team);
			return true;
		});
		told(this.anna);
		told(this.ben, "TEAM_WORK");
		this.tickets.route(this.ticket.ticketId(), Actor.SYSTEM, "rule:1", this.team, this.anna.id());
		told(this.anna);
		told(this.ben);
	}

	@Test
	void aMentionIsOneNoticeAndLeadsToItsMessage() {
		give(this.anna, this.anna);
		note(this.anna, List.of(this.ben.id()));
		told(this.ben, "MENTIONED");
		assertThat(this.jdbc.sql("""
				select m.text from notice n join message m on m.ticket_id = n.ticket_id and m.seq = n.seq
				where n.agent_id = ?""").param(this.ben.id()).query(String.class).single()).isEqualTo("Look at this");
		note(this.ben, List.of());
		told(this.anna, "COLLEAGUE_NOTED");
		note(this.ben, List.of(this.anna.id()));
		told(this.anna, "COLLEAGUE_NOTED", "MENTIONED");
	}

	@Test
	void nobodyIsToldOfATeamsSecrets() {
		long secret = this.staff.foundTeam(Actor.SYSTEM, new LocalizedText(Map.of("en", "Secret")), true).id();
		give(this.anna, this.anna);
		this.tickets.sendToTeam(lead(), this.ticket.number(), secret);
		this.tickets.snooze(lead(), this.ticket.number(), Instant.now().plus(Duration.ofHours(1)));
		hear("Anybody?");
		Posted other = this.tickets.open(NewTicket.by(this.customer.id(), "Other", Channel.PORTAL, "en",
				NewMessage.text(UUID.randomUUID().toString(), "Other", Channel.PORTAL, "en")));
		this.tickets.assign(lead(), other.number(), this.anna.id());
		told(this.anna, "ASSIGNED");
	}

	@Test
	void aPromiseIsRemindedOfOnceInTime() {
		give(this.ben, this.anna);
		this.tickets.promiseUpdate(lead(), this.ticket.number(), Instant.now().plus(Duration.ofMinutes(10)));
		this.updates.remind();
		this.updates.remind();
		told(this.anna, "ASSIGNED", "UPDATE_SOON");
	}

	/** Exactly these, in any order: what else might come has been read by then. */
	private void told(Agent agent, String... kinds) {
		String reader = "alerts";
		await().until(() -> this.jdbc.sql("""
				select not exists (select 1 from ticket_event e, event_cursor c
				where c.reader = ? and (e.tx, e.id) > (c.tx, c.id))""").param(reader).query(Boolean.class).single());
		assertThat(this.jdbc.sql("select kind from notice where agent_id = ?")
			.param(agent.id())
			.query(String.class)
			.list()).as(this::history).containsExactlyInAnyOrder(kinds);
	}

	private String history() {
		return this.jdbc.sql(
				"select concat_ws(' ', tx, seq, actor_kind, field, was, '→', became) from ticket_event where ticket_id = ? and seq > 15"
						+ " order by seq")
			.param(this.ticket.ticketId())
			.query(String.class)
			.list()
			.toString();
	}

	private void give(Agent by, Agent to) {
		this.tickets.assign(new Reader.OfDesk(by.id(), by.role()), this.ticket.number(), to.id());
	}

	private void hear(String text) {
		this.tickets.hear(this.customer.id(), this.ticket.publicId(),
				NewMessage.text(UUID.randomUUID().toString(), text, Channel.PORTAL, "en"));
	}

	private void note(Agent by, List<Long> mentions) {
		NewMessage note = NewMessage.note(UUID.randomUUID().toString(), "Look at this", "en");
		this.tickets.answer(new Reader.OfDesk(by.id(), by.role()), this.ticket.number(), note.mentioning(mentions),
				Long.MAX_VALUE, null);
	}

	private Reader.OfDesk lead() {
		return new Reader.OfDesk(hire("Lead").id(), Role.LEAD);
	}

	private Agent hire(String name) {
		return this.staff.hire(Actor.SYSTEM, UUID.randomUUID() + "@alerts.test", name, Role.AGENT, Locale.ENGLISH,
				ZoneId.of("UTC"));
	}

}
