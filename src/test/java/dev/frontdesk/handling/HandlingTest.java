package dev.frontdesk.handling;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.customers.Customer;
import dev.frontdesk.customers.Customers;
import dev.frontdesk.customers.EmailAddress;
import dev.frontdesk.staff.Agent;
import dev.frontdesk.staff.Role;
import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.staff.Staff;
import dev.frontdesk.tickets.Channel;
import dev.frontdesk.tickets.NewMessage;
import dev.frontdesk.tickets.NewTicket;
import dev.frontdesk.tickets.Posted;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.Status;
import dev.frontdesk.tickets.Ticket;
import dev.frontdesk.tickets.Tickets;
import dev.frontdesk.tickets.Times;
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
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

@SpringBootTest
@AutoConfigureMockMvc
class HandlingTest {

	@Autowired
	MockMvcTester http;

	@Autowired
	Tickets tickets;

	@Autowired
	Customers customers;

	@Autowired
	Staff staff;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	Clock clock;

	private Agent anna;

	private Customer nok;

	private Posted one;

	private Posted two;

	@BeforeEach
	void cast() {
		this.anna = hire("Anna");
		this.nok = this.customers.withEmail(new EmailAddress(UUID.randomUUID() + "@example.test"), "Nok",
				Locale.ENGLISH, ZoneId.of("Asia/Bangkok"));
		this.one = open("My broken zip");
		this.two = open("Zip again");
	}

	@Test
	void whatAMergeBringsStandsWhereItWasSaid() {
		this.tickets.hear(this.nok.id(), this.one.publicId(),
				NewMessage.text(UUID.randomUUID().toString(), "Said in between", Channel.PORTAL, "en"));
		this.tickets.hear(this.nok.id(), this.two.publicId(),
				NewMessage.text(UUID.randomUUID().toString(), "Said at last", Channel.PORTAL, "en"));
		this.tickets.merge(new Reader.OfDesk(this.anna.id(), this.anna.role()), this.one.number(), this.two.number());
		assertThat(get(this.two, "")).bodyText()
			.containsSubsequence(">My broken zip<", ">Zip again<", ">Said in between<", ">Said at last<");
		assertThat(get(this.two, "/messages?after=" + this.two.seq())).bodyText()
			.contains("data-moved=\"yes\"", ">My broken zip<", ">Said in between<");
		this.tickets.unmerge(new Reader.OfDesk(this.anna.id(), this.anna.role()), this.one.number());
		assertThat(get(this.two, "")).bodyText().doesNotContain("Said in between");
	}

	@Test
	void aCustomerIsCorrectedForAllTheirTicketsAndTheAuditKnows() {
		assertThat(get(this.one, "/customer")).hasStatusOk().bodyText().contains("Correct the customer");
		String mail = "nok" + UUID.randomUUID() + "@example.test";
		assertThat(post(this.one, "/customer", Map.of("name", "Nok Correct", "added", mail))).hasStatus3xxRedirection();
		assertThat(get(this.two, "")).bodyText().contains("Nok Correct");
		assertThat(this.customers.emails(this.nok.id())).contains(mail);
		assertThat(this.customers.byEmail(dev.frontdesk.customers.EmailAddress.typed(mail)).orElseThrow().id())
			.isEqualTo(this.nok.id());
		assertThat(this.jdbc.sql("select action from audit_entry where subject_kind = 'customer' and subject_id = ?")
			.param(Long.toString(this.nok.id()))
			.query(String.class)
			.list()).containsExactlyInAnyOrder("customer.renamed", "customer.readdressed");
		long id = this.jdbc.sql("select id from customer_identity where value = ?")
			.param(mail)
			.query(Long.class)
			.single();
		assertThat(post(this.one, "/customer", Map.of("name", "Nok Correct", "address." + id, "no address")))
			.hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("no address", "does not look like an email address");
		post(this.one, "/customer", Map.of("name", "Nok Correct", "address." + id, "x" + mail));
		assertThat(this.customers.emails(this.nok.id())).contains("x" + mail).doesNotContain(mail);
	}

	@Test
	void anAddressOfSomebodyElseIsNotTakenAndLeadsToTheirTicketIfItMayBeRead() {
		String mail = "other" + UUID.randomUUID() + "@example.test";
		Customer other = this.customers.withEmail(dev.frontdesk.customers.EmailAddress.typed(mail), "Other Person",
				Locale.ENGLISH, ZoneId.of("UTC"));
		Map<String, String> form = Map.of("name", "Nok", "added", mail.toUpperCase(Locale.ROOT));
		assertThat(post(this.one, "/customer", form)).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("belongs to somebody else", mail.toUpperCase(Locale.ROOT))
			.doesNotContain("Other Person");
		Posted theirs = this.tickets.open(NewTicket.by(other.id(), "", Channel.EMAIL, "en",
				NewMessage.text(UUID.randomUUID().toString(), "Mine", Channel.EMAIL, "en")));
		assertThat(post(this.one, "/customer", form)).bodyText()
			.contains("Other Person: see ticket #" + theirs.number(), "/desk/tickets/" + theirs.number());
		assertThat(this.customers.emails(this.nok.id())).hasSize(1);
	}

	@Test
	void theOtherTicketIsFoundAmongTheSameCustomersByWordsOrAnyByItsNumber() {
		Customer other = this.customers.anonymous(Locale.ENGLISH, ZoneId.of("UTC"));
		Posted foreign = this.tickets.open(NewTicket.by(other.id(), "Zip of someone else", Channel.PORTAL, "en",
				NewMessage.text(UUID.randomUUID().toString(), "zip", Channel.PORTAL, "en")));
		assertThat(get(this.one, "/merge?q=again")).hasStatusOk()
			.bodyText()
			.contains("into=" + this.two.number())
			.doesNotContain("someone else");
		assertThat(get(this.one, "/merge?q=%23" + foreign.number())).bodyText().contains("into=" + foreign.number());
		assertThat(get(this.one, "/merge?into=" + foreign.number())).bodyText().contains("two different customers");
	}

	@Test
	void aMergeLeadsToTheSurvivorAndIsUndoneFromThere() {
		assertThat(inPlace(this.one, "/merge", Map.of("into", Long.toString(this.two.number())))).hasStatusOk()
			.bodyText()
			.contains("data-to=\"/desk/tickets/" + this.two.number() + "\"", "data-leaves",
					"/desk/tickets/" + this.one.number() + "/unmerge");
		assertThat(get(this.one, "")).bodyText().contains("was merged", "#" + this.two.number());
		assertThat(get(this.two, "")).bodyText().contains("Merged into this", "My broken zip");
		assertThat(post(this.one, "/unmerge", Map.of())).hasStatus3xxRedirection();
		assertThat(ticket(this.one).status()).isNotEqualTo(Status.CLOSED);
	}

	@Test
	void aTicketThatCannotBeMergedIsToldAtTheField() {
		assertThat(post(this.one, "/merge", Map.of("into", Long.toString(this.one.number()))))
			.hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("m-q-error");
		assertThat(post(this.one, "/merge", Map.of("into", "987654321"))).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("m-q-error", "987654321");
	}

	@Test
	void aSplitKeepsWhatWasTypedUntilItCanBeDone() {
		assertThat(post(this.one, "/split", Map.of("subject", "Typed subject")))
			.hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("s-seq-error", "Typed subject");
		Posted more = this.tickets.hear(this.nok.id(), this.one.publicId(),
				NewMessage.text(UUID.randomUUID().toString(), "and another matter", Channel.PORTAL, "en"));
		assertThat(post(this.one, "/split", Map.of("subject", "Another", "seq", Long.toString(more.seq()))))
			.hasStatus3xxRedirection();
		assertThat(this.jdbc.sql("select count(*) from ticket where subject = 'Another'").query(Long.class).single())
			.isEqualTo(1);
	}

	@Test
	void aLinkIsMadeRemovedAndRefusedAtItsField() {
		assertThat(inPlace(this.one, "/links", Map.of("other", "#" + this.two.number(), "kind", "DUPLICATES")))
			.hasStatusOk()
			.bodyText()
			.contains("class=\"toast\"");
		assertThat(get(this.two, "")).bodyText().contains("Duplicated by", "My broken zip");
		assertThat(post(this.one, "/links/" + this.two.number() + "/deletion", Map.of())).hasStatus3xxRedirection();
		assertThat(post(this.one, "/links", Map.of("other", "words"))).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("l-other-error", "value=\"words\"");
	}

	@Test
	void aTicketSleepsUntilATimeOfTheAgentsClock() {
		assertThat(post(this.one, "/snooze", Map.of("custom", "soon"))).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("t-custom-error");
		assertThat(post(this.one, "/snooze", Map.of("at", "2020-01-01T00:00:00Z")))
			.hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
		String custom = this.clock.instant()
			.plusSeconds(90_000)
			.atZone(ZoneId.of("Europe/Budapest"))
			.toLocalDateTime()
			.withNano(0)
			.withSecond(0)
			.toString();
		assertThat(post(this.one, "/snooze", Map.of("custom", custom))).hasStatus3xxRedirection();
		Instant until = ticket(this.one).snoozedUntil();
		assertThat(until.atZone(ZoneId.of("Europe/Budapest")).toLocalDateTime()).hasToString(custom);
		assertThat(get(this.one, "")).bodyText().contains("Snoozed until", "Wake now");
		assertThat(post(this.one, "/snooze/deletion", Map.of())).hasStatus3xxRedirection();
		assertThat(Times.given(ticket(this.one).snoozedUntil())).isFalse();
	}

	@Test
	void aPromiseStandsBesideTheThreadUntilTheNextReplyKeepsIt() {
		assertThat(post(this.one, "/next-update", Map.of("at", this.clock.instant().plusSeconds(7200).toString())))
			.hasStatus3xxRedirection();
		assertThat(get(this.one, "")).bodyText().contains("We promised to write by");
		this.jdbc
			.sql("update ticket set next_update_at = now() - interval '1 hour', due_at = now() - interval '1 hour'"
					+ " where id = ?")
			.param(this.one.ticketId())
			.update();
		assertThat(get(this.one, "")).bodyText().contains("overdue");
		this.tickets.answer(by(), this.one.number(),
				NewMessage.text(UUID.randomUUID().toString(), "Here we are", Channel.DESK, "en"), Long.MAX_VALUE, null);
		assertThat(get(this.one, "")).bodyText().doesNotContain("We promised to write by");
	}

	@Test
	void aColleagueIsAskedInAndLeaves() {
		Agent ben = hire("Ben " + UUID.randomUUID());
		assertThat(post(this.one, "/collaborators", Map.of("agent", Long.toString(ben.id()))))
			.hasStatus3xxRedirection();
		assertThat(get(this.one, "")).bodyText().contains(ben.name());
		assertThat(get(this.one, "/collaborators")).bodyText().contains("Remove " + ben.name());
		assertThat(post(this.one, "/collaborators/" + ben.id() + "/departure", Map.of())).hasStatus3xxRedirection();
		assertThat(this.tickets.collaborators(by(), this.one.number())).isEmpty();
	}

	@Test
	void aNoteIsEditedWordsAreBlackedOutAndAMessageIsDeletedWithATrace() {
		Posted note = this.tickets.answer(by(), this.one.number(),
				NewMessage.note(UUID.randomUUID().toString(), "The card is Zq7Secret", "en"), 0, null);
		String message = "/messages/" + note.seq();
		assertThat(get(this.one, message)).bodyText().contains("Edit the note", "Black words out");
		assertThat(post(this.one, message + "/edit", Map.of("text", " "))).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("n-text-error");
		assertThat(post(this.one, message + "/edit", Map.of("text", "The card is Zq7Secret, I think")))
			.hasStatus3xxRedirection();
		assertThat(post(this.one, message + "/redaction", Map.of("words", "nowhere")))
			.hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("r-words-error", "nowhere");
		assertThat(post(this.one, message + "/redaction", Map.of("words", "Zq7Secret"))).hasStatus3xxRedirection();
		assertThat(get(this.one, "")).bodyText().doesNotContain("Zq7Secret").contains("words blacked out");
		assertThat(post(this.one, message + "/deletion", Map.of())).hasStatus3xxRedirection();
		assertThat(get(this.one, "")).bodyText().doesNotContain("I think").contains("deleted");
	}

	@Test
	void theHistoryIsFilteredTakenAlongAndPutsAValueBack() {
		this.tickets.rename(by(), this.one.number(), "=Another name");
		assertThat(get(this.one, "/history?field=subject")).hasStatusOk()
			.bodyText()
			.contains("=Another name", "Restore the earlier value")
			.doesNotContain("<bdi>Ticket opened");
		assertThat(get(this.one, "/history?by=AGENT:" + this.anna.id())).bodyText()
			.doesNotContain("<bdi>Ticket opened");
		assertThat(get(this.one, "/history?from=nonsense&until=2020-01-01&before=x")).hasStatusOk()
			.bodyText()
			.contains("No change matches");
		assertThat(get(this.one, "/history.csv")).hasStatusOk()
			.hasContentType("text/csv;charset=UTF-8")
			.bodyText()
			.contains("My broken zip");
		long event = this.jdbc
			.sql("select id from ticket_event where ticket_id = ? and field = 'subject' order by id desc limit 1")
			.param(this.one.ticketId())
			.query(Long.class)
			.single();
		assertThat(post(this.one, "/history/" + event + "/restoration", Map.of())).hasStatus3xxRedirection();
		assertThat(ticket(this.one).subject()).isEqualTo("My broken zip");
	}

	@Test
	void everyDialogIsAPageOfItsOwn() {
		for (String path : new String[] { "/merge", "/split", "/links", "/snooze", "/next-update", "/collaborators",
				"/escalation", "/checklists/new", "/history" }) {
			assertThat(get(this.one, path)).as(path).hasStatusOk().bodyText().contains("<html", "<main");
		}
	}

	private Posted open(String subject) {
		return this.tickets.open(NewTicket.by(this.nok.id(), subject, Channel.PORTAL, "en",
				NewMessage.text(UUID.randomUUID().toString(), subject, Channel.PORTAL, "en")));
	}

	private Ticket ticket(Posted born) {
		return this.tickets.byId(born.ticketId());
	}

	private MvcTestResult get(Posted born, String path) {
		return this.http.get().uri(java.net.URI.create("/desk/tickets/" + born.number() + path)).with(as()).exchange();
	}

	private MvcTestResult post(Posted born, String path, Map<String, String> typed) {
		var request = this.http.post().uri("/desk/tickets/" + born.number() + path).with(as()).with(csrf());
		typed.forEach(request::param);
		return request.exchange();
	}

	private MvcTestResult inPlace(Posted born, String path, Map<String, String> typed) {
		var request = this.http.post()
			.uri("/desk/tickets/" + born.number() + path)
			.with(as())
			.with(csrf())
			.header("HX-Request", "true");
		typed.forEach(request::param);
		return request.exchange();
	}

	private Agent hire(String name) {
		return this.staff.hire(Actor.SYSTEM, UUID.randomUUID() + "@example.test", name, Role.AGENT, Locale.ENGLISH,
				ZoneId.of("Europe/Budapest"));
	}

	private Reader.OfDesk by() {
		return new Reader.OfDesk(this.anna.id(), this.anna.role());
	}

	private RequestPostProcessor as() {
		return authentication(
				UsernamePasswordAuthenticationToken.authenticated(new SignedInAgent(this.anna.id(), this.anna.role()),
						null, AuthorityUtils.createAuthorityList("ROLE_AGENT")));
	}

}
