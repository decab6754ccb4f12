package dev.frontdesk.handover;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.customers.Customers;
import dev.frontdesk.settings.LocalizedText;
import dev.frontdesk.staff.Absences;
import dev.frontdesk.staff.Agent;
import dev.frontdesk.staff.Role;
import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.staff.Staff;
import dev.frontdesk.tickets.Channel;
import dev.frontdesk.tickets.NewMessage;
import dev.frontdesk.tickets.NewTicket;
import dev.frontdesk.tickets.Posted;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.Shelf;
import dev.frontdesk.tickets.Status;
import dev.frontdesk.tickets.Ticket;
import dev.frontdesk.tickets.Tickets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

@SpringBootTest
@AutoConfigureMockMvc
class HandOverTest {

	@Autowired
	MockMvcTester http;

	@Autowired
	HandOvers handOvers;

	@Autowired
	Absences absences;

	@Autowired
	Tickets tickets;

	@Autowired
	Customers customers;

	@Autowired
	Staff staff;

	@Autowired
	JdbcClient jdbc;

	private Agent anna;

	private Agent ben;

	private Agent lead;

	@BeforeEach
	void cast() {
		this.anna = hire("Anna", Role.AGENT);
		this.ben = hire("Ben", Role.AGENT);
		this.lead = hire("Lea", Role.LEAD);
	}

	@Test
	void whoGoesAwaySaysWhyAndUntilWhenAndIsBackInTime() {
		String until = LocalDateTime.now(ZoneId.of("UTC")).plusHours(3).truncatedTo(ChronoUnit.MINUTES).toString();
		assertThat(go(this.anna, this.anna, Map.of("reason", "TRAINING", "until", until, "tickets", "KEEP")))
			.hasStatus3xxRedirection();
		assertThat(this.staff.agent(this.anna.id()).available()).isFalse();
		assertThat(get(this.ben, "/desk/away")).hasStatusOk().bodyText().contains("Anna", "Training", "until");
		this.jdbc.sql("update absence set until = now() - interval '1 second' where agent_id = ?")
			.param(this.anna.id())
			.update();
		ReflectionTestUtils.invokeMethod(this.absences, "endDue");
		assertThat(this.staff.agent(this.anna.id()).available()).isTrue();
		assertThat(this.absences.of(this.anna.id())).isEmpty();
	}

	@Test
	void badTimesAndColleaguesComeBackBesideTheirFields() {
		assertThat(go(this.anna, this.anna, Map.of("reason", "BREAK", "until", "2020-01-01T10:00")))
			.hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("2020-01-01T10:00", "a time in the future");
		assertThat(go(this.anna, this.anna, Map.of("reason", "BREAK", "until", "soon")))
			.hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
		assertThat(go(this.anna, this.anna, Map.of("reason", "BREAK", "tickets", "COLLEAGUE")))
			.hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
		assertThat(this.staff.agent(this.anna.id()).available()).as("nothing half done").isTrue();
	}

	@Test
	void ticketsGoToAColleagueWhoIsToldOnceAndSecretsStayInTheirTeam() {
		Posted open = held(this.anna, null);
		Posted other = held(this.anna, null);
		long secret = this.staff.foundTeam(Actor.SYSTEM, new LocalizedText(Map.of("en", "Secret")), true).id();
		this.staff.join(Actor.SYSTEM, secret, this.anna.id());
		Posted hidden = held(this.anna, secret);
		assertThat(go(this.anna, this.anna,
				Map.of("reason", "OUT_OF_OFFICE", "tickets", "COLLEAGUE", "colleague", Long.toString(this.ben.id()))))
			.hasStatus3xxRedirection();
		this.handOvers.passOn();
		this.handOvers.passOn();
		assertThat(this.tickets.byId(open.ticketId()).assigneeId()).isEqualTo(this.ben.id());
		assertThat(this.tickets.byId(other.ticketId()).assigneeId()).isEqualTo(this.ben.id());
		assertThat(this.tickets.byId(hidden.ticketId()).assigneeId()).isNull();
		assertThat(this.tickets.byId(hidden.ticketId()).teamId()).isEqualTo(secret);
		await().until(() -> this.jdbc.sql("""
				select not exists (select 1 from ticket_event e, event_cursor c
				where c.reader = 'alerts' and (e.tx, e.id) > (c.tx, c.id))""").query(Boolean.class).single());
		assertThat(this.jdbc.sql("select kind || ' ' || detail from notice where agent_id = ?")
			.param(this.ben.id())
			.query(String.class)
			.list()).containsExactly("HANDED_OVER 2");
	}

	@Test
	void whatGoesBackToTheQueueIsDecidedAnewInItsTeam() {
		long team = this.staff.foundTeam(Actor.SYSTEM, new LocalizedText(Map.of("en", "Lamps")), false).id();
		Posted open = held(this.anna, team);
		assertThat(go(this.lead, this.anna, Map.of("reason", "OTHER", "tickets", "QUEUE"))).hasStatus3xxRedirection();
		this.handOvers.passOn();
		await().until(() -> this.jdbc.sql("select count(*) from routing_decision where ticket_id = ? and team_id = ?")
			.params(open.ticketId(), team)
			.query(Integer.class)
			.single() == 1);
		assertThat(this.tickets.byId(open.ticketId()).teamId()).isEqualTo(team);
		assertThat(this.tickets.byId(open.ticketId()).assigneeId()).isNull();
	}

	@Test
	void nobodySendsAnotherAwayButWhoLeads() {
		assertThat(get(this.ben, "/desk/away/" + this.anna.id())).hasStatus(HttpStatus.NOT_FOUND);
		assertThat(go(this.ben, this.anna, Map.of("reason", "BREAK"))).hasStatus(HttpStatus.NOT_FOUND);
		assertThat(get(this.lead, "/desk/away/" + this.anna.id())).hasStatusOk().bodyText().contains("Anna");
		assertThat(get(this.lead, "/desk/away/999999")).hasStatus(HttpStatus.NOT_FOUND);
	}

	@Test
	void whoLeavesTheHouseLeavesNoTicketBehind() {
		Posted open = held(this.anna, null);
		this.staff.deactivate(Actor.SYSTEM, this.anna.id());
		this.handOvers.passOn();
		assertThat(this.tickets.byId(open.ticketId()).assigneeId()).isNull();
	}

	@Test
	void whatCannotBePassedOnYetIsPassedOnLater() {
		Posted stuck = held(this.anna, null);
		Posted loose = held(this.anna, null);
		this.staff.deactivate(Actor.SYSTEM, this.anna.id());
		this.jdbc.sql("""
				create function stuck() returns trigger language plpgsql as
				$$begin raise exception 'like a deadlock' using errcode = '40P01'; end$$""").update();
		this.jdbc
			.sql("create trigger stuck before update on ticket for each row when (old.id = %d) execute function stuck()"
				.formatted(stuck.ticketId()))
			.update();
		try {
			this.handOvers.passOn();
		}
		finally {
			this.jdbc.sql("drop trigger stuck on ticket").update();
			this.jdbc.sql("drop function stuck()").update();
		}
		assertThat(this.tickets.byId(loose.ticketId()).assigneeId()).isNull();
		assertThat(this.tickets.byId(stuck.ticketId()).assigneeId()).isEqualTo(this.anna.id());
		this.handOvers.passOn();
		assertThat(this.tickets.byId(stuck.ticketId()).assigneeId()).isNull();
		assertThat(this.handOvers.underWay(this.anna.id())).isFalse();
	}

	@Test
	void whatSomeoneWhoLeftHadSolvedIsHeardByItsTeamWhenTheCustomerWritesAgain() {
		long team = this.staff.foundTeam(Actor.SYSTEM, new LocalizedText(Map.of("en", "Chairs")), false).id();
		Posted solved = held(this.anna, team);
		Posted kept = held(this.ben, team);
		Reader.OfDesk by = new Reader.OfDesk(this.lead.id(), Role.LEAD);
		for (Posted one : List.of(solved, kept)) {
			this.tickets.changeStatus(by, one.number(), Status.SOLVED);
		}
		this.staff.deactivate(Actor.SYSTEM, this.anna.id());
		this.handOvers.passOn();
		assertThat(this.tickets.byId(solved.ticketId()).assigneeId()).as("it was their work").isEqualTo(this.anna.id());
		for (Posted one : List.of(solved, kept)) {
			this.tickets.hear(this.tickets.byId(one.ticketId()).customerId(), one.publicId(),
					NewMessage.text(UUID.randomUUID().toString(), "It hums again.", Channel.PORTAL, "en"));
		}
		assertThat(this.tickets.byId(kept.ticketId()).assigneeId()).isEqualTo(this.ben.id());
		Ticket again = this.tickets.byId(solved.ticketId());
		assertThat(again.status()).isEqualTo(Status.OPEN);
		assertThat(again.teamId()).isEqualTo(team);
		assertThat(again.assigneeId()).isNull();
		await().untilAsserted(() -> assertThat(this.jdbc
			.sql("select count(*) from routing_decision where ticket_id = ? and team_id = ? and agent_id is null")
			.params(again.id(), team)
			.query(Integer.class)
			.single()).isEqualTo(1));
	}

	@Test
	void whatComesBackByOtherWaysIsNotLeftToSomeoneWhoLeft() {
		Reader.OfDesk by = new Reader.OfDesk(this.lead.id(), Role.LEAD);
		Posted reopened = held(this.anna, null);
		Posted trashed = held(this.anna, null);
		Posted split = held(this.anna, null);
		this.tickets.put(by, trashed.number(), Shelf.TRASH);
		this.tickets.changeStatus(by, reopened.number(), Status.SOLVED);
		Posted second = this.tickets.answer(by, split.number(),
				NewMessage.note(UUID.randomUUID().toString(), "Another matter.", "en"), 0, Status.SOLVED);
		this.staff.deactivate(Actor.SYSTEM, this.anna.id());
		this.handOvers.passOn();
		this.tickets.changeStatus(by, reopened.number(), Status.OPEN);
		this.tickets.put(by, trashed.number(), Shelf.DESK);
		Posted apart = this.tickets.split(by, split.number(), List.of(second.seq()), "Another matter");
		assertThat(List.of(reopened, trashed, apart))
			.extracting((one) -> this.tickets.byId(one.ticketId()).assigneeId())
			.containsOnlyNulls();
	}

	private Posted held(Agent agent, @Nullable Long teamId) {
		Posted born = this.tickets
			.open(NewTicket.by(this.customers.anonymous(Locale.ENGLISH, ZoneId.of("UTC")).id(), "Hums", Channel.PORTAL,
					"en", NewMessage.text(UUID.randomUUID().toString(), "It hums.", Channel.PORTAL, "en")));
		await().until(() -> this.jdbc.sql("select count(*) from routing_decision where ticket_id = ?")
			.param(born.ticketId())
			.query(Integer.class)
			.single() == 1);
		Reader.OfDesk by = new Reader.OfDesk(this.lead.id(), Role.LEAD);
		if (teamId != null) {
			this.tickets.sendToTeam(by, born.number(), teamId);
		}
		this.tickets.assign(by, born.number(), agent.id());
		return born;
	}

	private Agent hire(String name, Role role) {
		return this.staff.hire(Actor.SYSTEM, UUID.randomUUID() + "@away.test", name, role, Locale.ENGLISH,
				ZoneId.of("UTC"));
	}

	private MvcTestResult get(Agent agent, String uri) {
		return this.http.get().uri(uri).header("Accept-Language", "en").with(as(agent)).exchange();
	}

	private MvcTestResult go(Agent by, Agent whom, Map<String, String> form) {
		var request = this.http.post()
			.uri("/desk/away/" + whom.id())
			.header("Accept-Language", "en")
			.with(as(by))
			.with(csrf());
		form.forEach(request::param);
		return request.exchange();
	}

	private static RequestPostProcessor as(Agent agent) {
		return authentication(UsernamePasswordAuthenticationToken.authenticated(
				new SignedInAgent(agent.id(), agent.role()), null, AuthorityUtils.createAuthorityList("ROLE_AGENT")));
	}

}
