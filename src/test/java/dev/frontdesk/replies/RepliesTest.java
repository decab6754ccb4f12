package dev.frontdesk.replies;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import dev.frontdesk.actions.Step;
import dev.frontdesk.actions.Steps;
import dev.frontdesk.audit.Actor;
import dev.frontdesk.customers.Customer;
import dev.frontdesk.customers.Customers;
import dev.frontdesk.settings.LocalizedText;
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
import dev.frontdesk.tickets.Tickets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
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
class RepliesTest {

	@Autowired
	MockMvcTester http;

	@Autowired
	CannedReplies replies;

	@Autowired
	Tickets tickets;

	@Autowired
	Customers customers;

	@Autowired
	Staff staff;

	@Autowired
	JdbcClient jdbc;

	private Agent anna;

	private Agent lead;

	private Posted born;

	@BeforeEach
	void cast() {
		this.anna = hire("Anna Berg", Role.AGENT);
		this.lead = hire("Lea Lead", Role.LEAD);
		Customer eszter = this.customers.anonymous(Locale.of("hu"), ZoneId.of("UTC"));
		this.customers.rename(eszter.id(), "Nagy Eszter");
		this.born = this.tickets.open(NewTicket.by(eszter.id(), "Csomag", Channel.CHAT, "hu",
				NewMessage.text(UUID.randomUUID().toString(), "Hol a csomag?", Channel.CHAT, "hu")));
	}

	@Test
	void thePreviewSpeaksTheTicketsLanguageAndChangesNothing() {
		long id = add(this.lead, null, "late" + this.born.number(),
				Map.of("en", "Hello {{customer.firstName}}", "hu",
						"{{customer.salutation}} {{agent.firstName}} vagyok."),
				new Step("status", "SOLVED"), new Step("note", "Told {{customer.name}}"));
		assertThat(get(this.anna, path(id))).hasStatusOk()
			.bodyText()
			.contains("Tisztelt Nagy Eszter! Anna vagyok.", "Status: Solved", "now: New", "Told Nagy Eszter")
			.doesNotContain("{{");
		assertThat(this.tickets.byId(this.born.ticketId()).messages()).isEqualTo(1);
	}

	@Test
	void withoutATextInTheTicketsLanguageTheWorkspacesIsTakenElseAny() {
		long english = add(this.lead, null, null, Map.of("en", "English text", "th", "ข้อความไทย"));
		long thai = add(this.lead, null, null, Map.of("th", "ข้อความไทย"));
		assertThat(get(this.anna, path(english))).bodyText().contains("English text", "There is no text in Hungarian");
		assertThat(get(this.anna, path(thai))).bodyText().contains("ข้อความไทย", "this one is in Thai");
	}

	@Test
	void aMacroInTheComposerWaitsForTheSendAndIsDoneWithIt() {
		long id = add(this.lead, null, null, Map.of("hu", "Kész."), new Step("status", "SOLVED"),
				new Step("tags-add", "done"), new Step("priority", "HIGH"));
		assertThat(post(this.anna, path(id) + "/insertion/whole", Map.of("kind", "reply"))).hasStatusOk()
			.bodyText()
			.contains("Kész.", "Status: Solved", "data-next=\"SOLVED\"", "Leave out: Priority: High");
		assertThat(this.tickets.byId(this.born.ticketId()).status()).isEqualTo(Status.NEW);
		String ticket = "/desk/tickets/" + this.born.number();
		assertThat(get(this.anna, ticket)).bodyText().contains("Done when this is sent:", "Leave out: Status: Solved");
		assertThat(get(this.lead, ticket)).bodyText().doesNotContain("Done when this is sent:");
		assertThat(this.http.delete()
			.uri(ticket + "/drafts/reply/steps/2:priority")
			.header("HX-Request", "true")
			.with(signedIn(this.anna))
			.with(csrf())).hasStatusOk().bodyText().contains("Status: Solved").doesNotContain("Priority");
		String seen = Long.toString(this.born.seq());
		assertThat(post(this.anna, ticket + "/messages", Map.of("text", "Kész van!", "seen", seen, "after", seen)))
			.hasStatusOk()
			.bodyText()
			.contains("Kész van!", "/undo");
		assertThat(this.tickets.byId(this.born.ticketId())).satisfies((done) -> {
			assertThat(done.status()).isEqualTo(Status.SOLVED);
			assertThat(done.tags()).containsExactly("done");
			assertThat(done.priority()).isNotEqualTo(dev.frontdesk.tickets.Priority.HIGH);
		});
		assertThat(get(this.anna, ticket)).bodyText().doesNotContain("Done when this is sent:");
		assertThat(get(this.anna, ticket + "/history")).bodyText().contains("macro “");
	}

	@Test
	void theStatusThatIsAskedForAtLastIsMeantAndWhatIsRefusedIsNotHalfDone() {
		long id = add(this.lead, null, null, Map.of("hu", "Kész."), new Step("status", "SOLVED"),
				new Step("tags-add", "done"));
		post(this.anna, path(id) + "/insertion/whole", Map.of());
		String ticket = "/desk/tickets/" + this.born.number();
		assertThat(post(this.anna, ticket + "/messages", Map.of("text", " ", "seen", "99")))
			.hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("Done when this is sent:");
		assertThat(this.tickets.byId(this.born.ticketId()).tags()).isEmpty();
		assertThat(post(this.anna, ticket + "/messages", Map.of("text", "Majd.", "seen", "99", "next", "PENDING")))
			.hasStatusOk();
		assertThat(this.tickets.byId(this.born.ticketId()).status()).isEqualTo(Status.PENDING);
		assertThat(this.tickets.byId(this.born.ticketId()).tags()).containsExactly("done");
	}

	@Test
	void withoutScriptAMacroGoesIntoTheDraft() {
		long id = add(this.lead, null, null, Map.of("hu", "Kész."), new Step("tags-add", "done"));
		assertThat(this.http.post().uri(path(id) + "/insertion/whole").with(signedIn(this.anna)).with(csrf()))
			.hasStatus3xxRedirection();
		assertThat(get(this.anna, "/desk/tickets/" + this.born.number())).bodyText()
			.contains(">Kész.</textarea>", "Done when this is sent:");
	}

	@Test
	void aMacroDoesAllOfItOrNothingAndGoesBack() {
		long id = add(this.lead, null, null, Map.of("hu", "Kész."), new Step("status", "SOLVED"),
				new Step("tags-add", "done"));
		assertThat(post(this.anna, path(id) + "/application",
				Map.of("seen", Long.toString(this.born.seq()), "text", "Kész van!", "token", "abcdefgh-1")))
			.hasStatusOk()
			.bodyText()
			.contains("/undo");
		assertThat(this.tickets.byId(this.born.ticketId()).status()).isEqualTo(Status.SOLVED);
		assertThat(texts()).containsExactly("Hol a csomag?", "Kész van!");
		long use = this.jdbc.sql("select max(id) from reply_use where reply_id = ?")
			.param(id)
			.query(Long.class)
			.single();
		assertThat(post(this.lead, "/desk/tickets/" + this.born.number() + "/replies/uses/" + use + "/undo", Map.of()))
			.hasStatus(HttpStatus.NOT_FOUND);
		assertThat(post(this.anna, "/desk/tickets/" + this.born.number() + "/replies/uses/" + use + "/undo", Map.of()))
			.hasStatusOk();
		assertThat(this.tickets.byId(this.born.ticketId()).status()).isEqualTo(Status.OPEN);
		assertThat(this.tickets.byId(this.born.ticketId()).tags()).isEmpty();
		assertThat(get(this.lead, "/desk/replies")).bodyText().contains("used once in 90 days");
		String name = this.jdbc.sql("select name from canned_reply where id = ?")
			.param(id)
			.query(String.class)
			.single();
		assertThat(get(this.anna, "/desk/tickets/" + this.born.number() + "/history")).bodyText()
			.contains("macro “" + name + "”");
	}

	@Test
	void itsWayBackHoldsNoWordThatWasTakenAway() {
		long id = add(this.lead, null, null, Map.of(), new Step("subject", "Other"));
		Reader.OfDesk by = new Reader.OfDesk(this.anna.id(), Role.AGENT);
		this.tickets.rename(by, this.born.number(), "Code zq4711");
		post(this.anna, path(id) + "/application", Map.of("seen", "99", "token", "abcdefgh-6"));
		assertThat(ways(id)).contains("zq4711");
		this.tickets.redact(by, this.born.number(), this.born.seq(), java.util.List.of("csomag"));
		assertThat(ways(id)).isEqualTo("[]");
	}

	private String ways(long id) {
		return this.jdbc.sql("select undo::text from reply_use where reply_id = ?")
			.param(id)
			.query(String.class)
			.single();
	}

	@Test
	void whoHasNotReadTheLastMessageIsAskedTo() {
		long id = add(this.lead, null, null, Map.of("hu", "Kész."), new Step("status", "SOLVED"));
		this.tickets.hear(this.tickets.byId(this.born.ticketId()).customerId(), this.born.publicId(),
				NewMessage.text(UUID.randomUUID().toString(), "Még valami", Channel.CHAT, "hu"));
		assertThat(post(this.anna, path(id) + "/application",
				Map.of("seen", Long.toString(this.born.seq()), "text", "My own words", "token", "abcdefgh-2")))
			.hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("My own words", "role=\"alert\"");
		assertThat(this.tickets.byId(this.born.ticketId()).status()).isEqualTo(Status.NEW);
	}

	@Test
	void aFileGoesAlongAndADeletedOneIsTold() {
		String name = "R" + UUID.randomUUID();
		assertThat(this.http.post()
			.uri("/desk/replies")
			.multipart()
			.file(new MockMultipartFile("files", "plan.txt", "text/plain", "the plan".getBytes(StandardCharsets.UTF_8)))
			.param("name", name)
			.param("scope", "all")
			.param("text-en", "See the file")
			.with(signedIn(this.lead))
			.with(csrf())).hasStatus3xxRedirection();
		long id = this.jdbc.sql("select id from canned_reply where name = ?").param(name).query(Long.class).single();
		for (int i = 0; i < 2; i++) {
			assertThat(post(this.anna, path(id) + "/application", Map.of("seen", "99", "token", "abcdefgh-3")))
				.hasStatusOk();
		}
		assertThat(this.jdbc.sql("""
				select count(*) from stored_file f where name = 'plan.txt'
				and not exists (select 1 from message_file m where m.file_id = f.id)
				and not exists (select 1 from canned_reply_file c where c.file_id = f.id)""")
			.query(Long.class)
			.single()).as("copies nobody has").isZero();
		assertThat(this.jdbc.sql("""
				select f.name from message_file mf join message m on m.id = mf.message_id
				join stored_file f on f.id = mf.file_id where m.ticket_id = ?""")
			.param(this.born.ticketId())
			.query(String.class)
			.list()).containsExactly("plan.txt");
		this.jdbc.sql("""
				delete from stored_file where id = (select file_id from canned_reply_file where reply_id = ?)""")
			.param(id)
			.update();
		assertThat(get(this.anna, path(id))).bodyText().contains("plan.txt has been deleted");
		assertThat(post(this.anna, path(id) + "/application", Map.of("seen", "99", "token", "abcdefgh-4")))
			.hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("plan.txt");
		assertThat(post(this.anna, path(id) + "/application",
				Map.of("seen", "99", "token", "abcdefgh-5", "incomplete", "true")))
			.hasStatusOk();
	}

	@Test
	void anUnknownPlaceholderComesBackAtItsFieldWithEverythingTyped() {
		assertThat(post(this.lead, "/desk/replies",
				Map.of("name", "Typo", "scope", "all", "text-en", "Hello", "text-hu", "Kedves {{customer.fistName}}!",
						"folder", "A/B")))
			.hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("There is no placeholder {{customer.fistName}}", "Did you mean {{customer.firstName}}?",
					"Kedves {{customer.fistName}}!", "A/B", "text-hu-error");
	}

	@Test
	void nonsenseIsToldAtItsField() {
		assertThat(post(this.lead, "/desk/replies", Map.of("name", "Empty", "scope", "all")))
			.hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("write a text in at least one language");
		assertThat(post(this.lead, "/desk/replies",
				Map.of("name", "Step", "scope", "all", "action.0", "status", "was.0", "status", "value.0", "DANCING")))
			.hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("step-0-error");
		String shortcut = "s" + this.born.number();
		add(this.lead, null, shortcut, Map.of("en", "x"));
		assertThat(post(this.lead, "/desk/replies",
				Map.of("name", "Twice", "scope", "all", "shortcut", ";" + shortcut, "text-en", "x")))
			.hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("shortcut-error");
	}

	@Test
	void whatIsSharedIsTheLeadsAndWhatIsMineIsMine() {
		long shared = add(this.lead, null, null, Map.of("en", "shared"));
		long mine = add(this.anna, this.anna.id(), null, Map.of("en", "mine"));
		assertThat(get(this.anna, "/desk/replies/" + shared)).hasStatus(HttpStatus.FORBIDDEN);
		assertThat(post(this.anna, "/desk/replies/" + shared + "/deletion", Map.of())).hasStatus(HttpStatus.FORBIDDEN);
		assertThat(post(this.anna, "/desk/replies", Map.of("name", "x", "scope", "all", "text-en", "x")))
			.hasStatus(HttpStatus.FORBIDDEN);
		assertThat(get(this.lead, "/desk/replies/" + mine)).hasStatus(HttpStatus.NOT_FOUND);
		assertThat(get(this.lead, path(mine))).hasStatus(HttpStatus.NOT_FOUND);
		assertThat(get(this.anna, "/desk/replies/" + mine)).hasStatusOk();
	}

	@Test
	void theShortcutFindsItAndTheTextIsSearchedWithoutAccents() {
		String word = "árvíz" + this.born.number();
		long id = add(this.lead, null, "k" + this.born.number(), Map.of("hu", "Szöveg " + word));
		String list = "/desk/tickets/" + this.born.number() + "/replies?q=";
		assertThat(get(this.anna, list + ";k" + this.born.number())).bodyText().contains("offer-" + id);
		assertThat(get(this.anna, list + "ARVIZ" + this.born.number())).bodyText().contains("offer-" + id);
		assertThat(get(this.anna, list + "nothing-like-it")).bodyText().doesNotContain("offer-" + id);
		assertThat(get(this.anna, "/desk/replies?q=arviz" + this.born.number())).bodyText().contains("Reply ");
	}

	@Test
	void whatIsDeletedCanBeBroughtBack() {
		long id = add(this.lead, null, null, Map.of("en", "x"));
		assertThat(post(this.lead, "/desk/replies/" + id + "/deletion", Map.of())).hasStatus3xxRedirection();
		assertThat(get(this.anna, path(id))).hasStatus(HttpStatus.NOT_FOUND);
		assertThat(post(this.lead, "/desk/replies/" + id + "/restoration", Map.of())).hasStatus3xxRedirection();
		assertThat(get(this.anna, path(id))).hasStatusOk();
	}

	private long add(Agent by, @Nullable Long owner, @Nullable String shortcut, Map<String, String> texts,
			Step... steps) {
		return this.replies.add(new Reader.OfDesk(by.id(), by.role()), new ReplyDraft(owner, null, "Tests",
				"Reply " + UUID.randomUUID(), shortcut, new LocalizedText(texts), new Steps(java.util.List.of(steps))));
	}

	private String path(long id) {
		return "/desk/tickets/" + this.born.number() + "/replies/" + id;
	}

	private java.util.List<String> texts() {
		return this.jdbc.sql("select text from message where ticket_id = ? order by seq")
			.param(this.born.ticketId())
			.query(String.class)
			.list();
	}

	private Agent hire(String name, Role role) {
		return this.staff.hire(Actor.SYSTEM, UUID.randomUUID() + "@example.com", name, role, Locale.ENGLISH,
				ZoneId.of("UTC"));
	}

	private MvcTestResult get(Agent agent, String path) {
		return this.http.get().uri(path).header("HX-Request", "true").with(signedIn(agent)).exchange();
	}

	private MvcTestResult post(Agent agent, String path, Map<String, String> form) {
		MockMvcTester.MockMvcRequestBuilder request = this.http.post()
			.uri(path)
			.header("HX-Request", "true")
			.with(signedIn(agent))
			.with(csrf());
		form.forEach(request::param);
		return request.exchange();
	}

	private static RequestPostProcessor signedIn(Agent agent) {
		return authentication(UsernamePasswordAuthenticationToken.authenticated(
				new SignedInAgent(agent.id(), agent.role()), null, AuthorityUtils.createAuthorityList("ROLE_AGENT")));
	}

}
