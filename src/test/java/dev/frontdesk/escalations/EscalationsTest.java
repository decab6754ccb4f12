package dev.frontdesk.escalations;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.customers.Customers;
import dev.frontdesk.events.TicketEvent;
import dev.frontdesk.settings.LocalizedText;
import dev.frontdesk.staff.Agent;
import dev.frontdesk.staff.Role;
import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.staff.Staff;
import dev.frontdesk.staff.Team;
import dev.frontdesk.tickets.Categories;
import dev.frontdesk.tickets.Channel;
import dev.frontdesk.tickets.NewMessage;
import dev.frontdesk.tickets.NewTicket;
import dev.frontdesk.tickets.Posted;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.Status;
import dev.frontdesk.tickets.Ticket;
import dev.frontdesk.tickets.Tickets;
import dev.frontdesk.web.Refusal;
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
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

@SpringBootTest
@AutoConfigureMockMvc
class EscalationsTest {

	@Autowired
	MockMvcTester http;

	@Autowired
	Escalations escalations;

	@Autowired
	EscalationEnd end;

	@Autowired
	Paths paths;

	@Autowired
	Tickets tickets;

	@Autowired
	Customers customers;

	@Autowired
	Categories categories;

	@Autowired
	Staff staff;

	@Autowired
	JdbcClient jdbc;

	private Agent anna;

	private Agent expert;

	private Team support;

	private Team experts;

	private long orders;

	private long refunds;

	@BeforeEach
	void cast() {
		this.jdbc.sql("delete from escalation_path").update();
		this.anna = hire("Anna", Role.AGENT);
		this.expert = hire("Eva", Role.AGENT);
		this.support = this.staff.foundTeam(Actor.SYSTEM, LocalizedText.of("en", "Helpers " + UUID.randomUUID()),
				false);
		this.experts = this.staff.foundTeam(Actor.SYSTEM, LocalizedText.of("en", "Experts " + UUID.randomUUID()),
				false);
		this.orders = category(null);
		this.refunds = category(this.orders);
		this.paths.add(Actor.SYSTEM,
				PathDraft.standard("Orders", LocalizedText.of("en", "We ask our experts."))
					.forCategory(this.orders)
					.toTeam(this.experts.id(), 240)
					.toParty("Carrier", "desk@carrier.test", "hu", 1440));
	}

	@Test
	void aTicketGoesToTheExpertsOfTheNearestCategoryAndComesBackWithTheirAnswer() {
		Posted born = open(this.refunds);
		long step = step(born, 0);
		this.escalations.escalate(by(this.anna), born.number(), ask(step, "Refund twice", "See order 7", null),
				Locale.ENGLISH);

		Ticket away = ticket(born);
		assertThat(away.teamId()).isEqualTo(this.experts.id());
		assertThat(away.assigneeId()).isNull();
		Escalation now = this.escalations.current(born.ticketId(), Locale.ENGLISH).orElseThrow();
		assertThat(now.reason()).isEqualTo("Refund twice");
		assertThat(now.dueAt()).isEqualTo(now.at().plusSeconds(240 * 60));
		assertThat(causes(born)).contains("escalated escalation:" + now.id(), "team escalation:" + now.id());

		this.escalations.bringBack(by(this.expert), born.number(), UUID.randomUUID().toString(), "It was paid once.",
				Locale.ENGLISH);

		Ticket back = ticket(born);
		assertThat(back.teamId()).isEqualTo(this.support.id());
		assertThat(back.assigneeId()).isEqualTo(this.anna.id());
		assertThat(this.escalations.current(born.ticketId(), Locale.ENGLISH)).isEmpty();
		assertThat(texts(born)).anyMatch((text) -> text.contains("Refund twice") && text.contains("See order 7"))
			.anyMatch((text) -> text.contains("It was paid once."));
	}

	@Test
	void whoIsAwayGetsTheAnswerThroughTheirTeam() {
		Posted born = open(this.orders);
		this.escalations.escalate(by(this.anna), born.number(), ask(step(born, 0), "r", "n", null), Locale.ENGLISH);
		this.staff.beAvailable(this.anna.id(), false);
		this.escalations.bringBack(by(this.expert), born.number(), UUID.randomUUID().toString(), "a", Locale.ENGLISH);
		assertThat(ticket(born).assigneeId()).isNull();
		assertThat(ticket(born).teamId()).isEqualTo(this.support.id());
	}

	@Test
	void anOutsidePartyGetsALetterWithTheNoteAloneAndTheTicketWaits() {
		Posted born = open(this.orders);
		this.escalations.escalate(by(this.anna), born.number(), ask(step(born, 1), "Lost", "Parcel 42?", null),
				Locale.ENGLISH);
		assertThat(ticket(born).status()).isEqualTo(Status.ON_HOLD);
		String letter = this.jdbc
			.sql("select text_body from letter where to_address = 'desk@carrier.test' order by id desc limit 1")
			.query(String.class)
			.single();
		assertThat(letter).contains("Parcel 42?", "segítségét").doesNotContain("where is my parcel");
		this.escalations.bringBack(by(this.anna), born.number(), UUID.randomUUID().toString(), "found", Locale.ENGLISH);
		assertThat(ticket(born).status()).isEqualTo(Status.OPEN);
	}

	@Test
	void wordsTakenBackFromTheQuestionAreGoneFromLetterAndEscalation() {
		Posted born = open(this.orders);
		this.escalations.escalate(by(this.anna), born.number(), ask(step(born, 1), "Lost zq99", "Parcel zq99?", null),
				Locale.ENGLISH);
		long note = this.jdbc.sql("select max(seq) from message where ticket_id = ?")
			.param(born.ticketId())
			.query(Long.class)
			.single();
		this.tickets.redact(by(this.anna), born.number(), note, List.of("zq99"));
		String letter = this.jdbc
			.sql("select subject || text_body || html_body from letter where to_address = 'desk@carrier.test'"
					+ " and subject like ?")
			.param("%" + born.number() + "%")
			.query(String.class)
			.single();
		assertThat(letter).contains("Parcel █████?", "Lost █████").doesNotContain("zq99");
		assertThat(this.escalations.current(born.ticketId(), Locale.ENGLISH).orElseThrow().reason())
			.isEqualTo("Lost █████");
		this.escalations.bringBack(by(this.anna), born.number(), UUID.randomUUID().toString(), "The secret answer",
				Locale.ENGLISH);
		long back = this.jdbc.sql("select max(seq) from message where ticket_id = ?")
			.param(born.ticketId())
			.query(Long.class)
			.single();
		this.tickets.deleteMessage(by(this.anna), born.number(), back);
		assertThat(this.escalations.of(born.ticketId(), Locale.ENGLISH).getFirst().answer()).isEmpty();
	}

	@Test
	void expertsWhoHandOnGetTheAnswerBeforeWhoAskedThem() {
		Posted born = open(this.orders);
		this.escalations.escalate(by(this.anna), born.number(), ask(step(born, 0), "r", "n", null), Locale.ENGLISH);
		this.escalations.escalate(by(this.expert), born.number(), ask(step(born, 1), "r2", "n2", null), Locale.ENGLISH);
		assertThat(this.escalations.current(born.ticketId(), Locale.ENGLISH).orElseThrow().helper())
			.isEqualTo("Carrier");
		this.escalations.bringBack(by(this.expert), born.number(), UUID.randomUUID().toString(), "a", Locale.ENGLISH);
		assertThat(ticket(born).assigneeId()).isEqualTo(this.expert.id());
		this.escalations.bringBack(by(this.expert), born.number(), UUID.randomUUID().toString(), "b", Locale.ENGLISH);
		assertThat(ticket(born).assigneeId()).isEqualTo(this.anna.id());
		assertThatThrownBy(() -> this.escalations.bringBack(by(this.anna), born.number(), UUID.randomUUID().toString(),
				"c", Locale.ENGLISH))
			.isInstanceOf(NotEscalated.class);
	}

	@Test
	void theCustomerIsToldOnlyWhenTheAgentWantsIt() {
		Posted born = open(this.orders);
		this.escalations.escalate(by(this.anna), born.number(),
				ask(step(born, 0), "r", "secret note", "Our experts look at it."), Locale.ENGLISH);
		assertThat(this.jdbc.sql("select text from message where ticket_id = ? and visibility = 'PUBLIC' order by seq")
			.param(born.ticketId())
			.query(String.class)
			.list()).containsExactly("where is my parcel", "Our experts look at it.");
	}

	@Test
	void theSameHelperIsNotAskedTwiceAndAForeignStepNever() {
		Posted born = open(this.orders);
		long step = step(born, 0);
		this.escalations.escalate(by(this.anna), born.number(), ask(step, "r", "n", null), Locale.ENGLISH);
		assertThatThrownBy(() -> this.escalations.escalate(by(this.anna), born.number(), ask(step, "r", "n", null),
				Locale.ENGLISH))
			.isInstanceOf(AlreadyThere.class);
		assertThatThrownBy(() -> this.escalations.escalate(by(this.anna), born.number(), ask(999_999, "r", "n", null),
				Locale.ENGLISH))
			.isInstanceOf(Refusal.class);
	}

	@Test
	void aFormWithoutANoteComesBackWithWhatWasTyped() {
		Posted born = open(this.orders);
		assertThat(this.http.get().uri("/desk/tickets/" + born.number() + "/escalation").with(as(this.anna)))
			.hasStatusOk()
			.bodyText()
			.contains("Carrier", "We ask our experts.");
		MvcTestResult refused = this.http.post()
			.uri("/desk/tickets/" + born.number() + "/escalation")
			.with(as(this.anna))
			.with(csrf())
			.param("step", Long.toString(step(born, 0)))
			.param("reason", "Typed reason")
			.param("note", "  ")
			.exchange();
		assertThat(refused).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("Typed reason", "e-note-error");
		assertThat(this.escalations.current(born.ticketId(), Locale.ENGLISH)).isEmpty();
	}

	@Test
	void theCardBesideTheThreadNamesTheHelperAndTheClock() {
		Posted born = open(this.orders);
		this.escalations.escalate(by(this.anna), born.number(), ask(step(born, 1), "Lost", "n", null), Locale.ENGLISH);
		this.jdbc.sql("update escalation set due_at = at where ticket_id = ?").param(born.ticketId()).update();
		assertThat(this.http.get().uri("/desk/tickets/" + born.number()).with(as(this.anna))).hasStatusOk()
			.bodyText()
			.contains("With Carrier", "overdue", "Escalated to: Carrier");
	}

	@Test
	void aSolvedTicketAsksNobodyAnyMore() {
		Posted born = open(this.orders);
		this.escalations.escalate(by(this.anna), born.number(), ask(step(born, 0), "r", "n", null), Locale.ENGLISH);
		this.end.read(solved(born, Long.MAX_VALUE));
		assertThat(this.escalations.current(born.ticketId(), Locale.ENGLISH)).isEmpty();
	}

	@Test
	void whoHearsLateThatItWasSolvedEndsNothingThatBeganSince() {
		Posted born = open(this.orders);
		this.tickets.changeStatus(by(this.anna), born.number(), Status.SOLVED);
		long seq = ticket(born).seq();
		this.tickets.changeStatus(by(this.anna), born.number(), Status.OPEN);
		this.escalations.escalate(by(this.anna), born.number(), ask(step(born, 0), "r", "n", null), Locale.ENGLISH);
		this.end.read(solved(born, seq));
		assertThat(this.escalations.current(born.ticketId(), Locale.ENGLISH)).isPresent();
	}

	private static TicketEvent solved(Posted born, long seq) {
		return new TicketEvent(0, 0, born.ticketId(), seq, Instant.now(), Actor.SYSTEM, "", "status", "OPEN", "SOLVED",
				false);
	}

	@Test
	void whenSolvingIsTakenBackWhoWasAskedStillIs() {
		Posted born = open(this.orders);
		Reader.OfDesk anna = by(this.anna);
		this.escalations.escalate(anna, born.number(), ask(step(born, 1), "r", "n", null), Locale.ENGLISH);
		assertThat(this.tickets.leftUndone(anna, born.number(), Locale.ENGLISH))
			.containsExactly("the escalation to Carrier");
		Tickets.Span solved = this.tickets.noting(anna, born.number(),
				() -> this.tickets.changeStatus(anna, born.number(), Status.SOLVED));
		await().until(() -> this.escalations.current(born.ticketId(), Locale.ENGLISH).isEmpty());
		this.tickets.takeBack(anna, born.number(), solved);
		await().until(() -> this.escalations.current(born.ticketId(), Locale.ENGLISH).isPresent());
	}

	@Test
	void anAdminWritesAPathAndIsToldWhatIsWrongAtItsField() {
		Agent admin = hire("Ada", Role.ADMIN);
		Map<String, String> typed = Map.of("name", "Default path", "party-0", "Vendor", "address-0", "no address",
				"hours-0", "4");
		assertThat(post(admin, "/admin/escalations/paths", typed)).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("address-0-error", "value=\"Vendor\"");
		assertThat(post(admin, "/admin/escalations/paths",
				Map.of("name", "Default path", "party-0", "Vendor", "address-0", "v@vendor.test", "hours-0", "4")))
			.hasStatus3xxRedirection();
		assertThat(this.http.get().uri("/admin/escalations").with(as(admin))).bodyText()
			.contains("Default path", "Vendor");
		assertThat(post(admin, "/admin/escalations/paths",
				Map.of("name", "Second", "party-0", "Vendor", "address-0", "v@vendor.test", "hours-0", "4")))
			.hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("category-error");
		assertThat(this.http.get().uri("/admin/escalations").with(as(this.anna))).hasStatus(HttpStatus.FORBIDDEN);
	}

	private MvcTestResult post(Agent agent, String uri, Map<String, String> typed) {
		var request = this.http.post().uri(uri).with(as(agent)).with(csrf());
		typed.forEach(request::param);
		return request.exchange();
	}

	private Posted open(long category) {
		long customer = this.customers.anonymous(Locale.ENGLISH, ZoneId.of("UTC")).id();
		Posted born = this.tickets.open(NewTicket
			.by(customer, "Parcel", Channel.PORTAL, "en",
					NewMessage.text(UUID.randomUUID().toString(), "where is my parcel", Channel.PORTAL, "en"))
			.in(category));
		this.tickets.sendToTeam(by(this.anna), born.number(), this.support.id());
		return born;
	}

	private Ask ask(long step, String reason, String note, @Nullable String message) {
		return new Ask(UUID.randomUUID().toString(), step, reason, note, Long.MAX_VALUE, message);
	}

	private long step(Posted born, int at) {
		return this.escalations.path(ticket(born)).orElseThrow().steps().get(at).id();
	}

	private Ticket ticket(Posted born) {
		return this.tickets.byId(born.ticketId());
	}

	private List<String> texts(Posted born) {
		return this.jdbc.sql("select text from message where ticket_id = ? order by seq")
			.param(born.ticketId())
			.query(String.class)
			.list();
	}

	private List<String> causes(Posted born) {
		return this.jdbc.sql("select field || ' ' || cause from ticket_event where ticket_id = ?")
			.param(born.ticketId())
			.query(String.class)
			.list();
	}

	private long category(@Nullable Long parent) {
		return this.categories.add("c-" + UUID.randomUUID(), LocalizedText.of("en", "Category"), parent).id();
	}

	private Agent hire(String name, Role role) {
		return this.staff.hire(Actor.SYSTEM, UUID.randomUUID() + "@example.test", name, role, Locale.ENGLISH,
				ZoneId.of("Europe/Budapest"));
	}

	private static Reader.OfDesk by(Agent agent) {
		return new Reader.OfDesk(agent.id(), agent.role());
	}

	private static RequestPostProcessor as(Agent agent) {
		return authentication(
				UsernamePasswordAuthenticationToken.authenticated(new SignedInAgent(agent.id(), agent.role()), null,
						AuthorityUtils.createAuthorityList("ROLE_" + agent.role(), "ROLE_AGENT")));
	}

}
