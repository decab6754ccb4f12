package dev.frontdesk.drafts;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.customers.Customer;
import dev.frontdesk.customers.Customers;
import dev.frontdesk.customers.PersonalData;
import dev.frontdesk.events.TicketEvent;
import dev.frontdesk.files.FileRules;
import dev.frontdesk.settings.LocalizedText;
import dev.frontdesk.staff.Agent;
import dev.frontdesk.staff.Role;
import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.staff.Staff;
import dev.frontdesk.staff.Team;
import dev.frontdesk.tickets.Channel;
import dev.frontdesk.tickets.NewMessage;
import dev.frontdesk.tickets.NewTicket;
import dev.frontdesk.tickets.Posted;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.Replay;
import dev.frontdesk.tickets.Status;
import dev.frontdesk.tickets.Tickets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

@SpringBootTest
@AutoConfigureMockMvc
class DraftsTest {

	private static final byte[] PNG = { (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D',
			'R', 0, 0, 0, 1, 0, 0, 0, 1, 8, 6, 0, 0, 0 };

	@Autowired
	MockMvcTester http;

	@Autowired
	Tickets tickets;

	@Autowired
	Customers customers;

	@Autowired
	Staff staff;

	@Autowired
	Drafts drafts;

	@Autowired
	SendLater later;

	@Autowired
	CalledOff calledOff;

	@Autowired
	List<PersonalData> holders;

	@Autowired
	FileRules rules;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	Clock clock;

	private Customer visitor;

	private Agent anna;

	private Agent ben;

	private Posted born;

	@BeforeEach
	void cast() {
		this.visitor = this.customers.anonymous(Locale.of("th"), ZoneId.of("Asia/Bangkok"));
		this.anna = hire("Anna");
		this.ben = hire("Ben");
		this.born = this.tickets.open(NewTicket.by(this.visitor.id(), "", Channel.CHAT, "th",
				NewMessage.text(UUID.randomUUID().toString(), "hello", Channel.CHAT, "th")));
	}

	@Test
	void whatWasTypedIsThereOnAnotherDeviceAndNobodyElses() {
		assertThat(keep(this.anna, "reply", "half a senten", 0)).hasStatusOk();
		assertThat(keep(this.anna, "note", "careful with this one", 0)).hasStatusOk();
		assertThat(page(this.anna)).bodyText().contains("careful with this one");
		assertThat(get(this.anna, "drafts/reply")).hasStatusOk().bodyText().contains("half a senten");
		assertThat(page(this.ben)).bodyText().doesNotContain("half a senten", "careful with this one");
		assertThat(get(this.ben, "drafts/reply")).hasStatus(HttpStatus.NO_CONTENT);
	}

	@Test
	void aTabThatIsBehindIsShownWhatStandsAndOverwritesNothing() {
		assertThat(keep(this.anna, "reply", "first", 0)).bodyText().contains("\"version\":2");
		assertThat(keep(this.anna, "reply", "from the first tab", 2)).bodyText().contains("\"version\":3");
		assertThat(keep(this.anna, "reply", "from the second tab", 2)).hasStatus(HttpStatus.CONFLICT)
			.bodyText()
			.contains("from the first tab");
		assertThat(get(this.anna, "drafts/reply")).bodyText().contains("from the first tab");
		assertThat(keep(this.anna, "reply", "from the second tab", 3)).hasStatusOk();
	}

	@Test
	void aSentDraftIsGoneAndItsFilesAreTheMessages() {
		assertThat(upload(this.anna, "photo.png", PNG)).hasStatus(HttpStatus.CREATED);
		assertThat(send(this.anna, Map.of("text", "see the photo"))).hasStatusOk();
		assertThat(this.drafts.open(this.anna.id(), this.born.ticketId())).isEmpty();
		assertThat(filesOfMessages()).containsExactly("photo.png");
	}

	@Test
	void whatIsWrittenUnderAnIdThatWasUsedUpGoesAllTheSame() {
		Map<String, String> form = Map.of("clientId", UUID.randomUUID().toString());
		assertThat(send(this.anna, with(form, "text", "the first"))).hasStatusOk();
		assertThat(send(this.anna, with(form, "text", "the second"))).hasStatusOk();
		assertThat(send(this.anna, with(form, "text", "the second"))).hasStatusOk();
		assertThat(send(this.anna, with(form, "text", "the first"))).hasStatusOk();
		assertThat(texts()).as("the same words are the same message")
			.containsExactly("hello", "the first", "the second");
		assertThat(send(this.anna, with(with(form, "text", "the first"), "kind", "note"))).hasStatusOk();
		assertThat(send(this.anna, with(with(form, "text", "good morning"), "later", "tomorrow-mine"))).hasStatusOk();
		comes();
		this.later.sendDue(10);
		assertThat(texts()).containsExactly("hello", "the first", "the second", "the first", "good morning");
		String vendor = "vendor" + this.born.number() + "@example.com";
		assertThat(send(this.anna, with(with(with(form, "text", "the first"), "kind", "forward"), "forwardTo", vendor)))
			.hasStatusOk();
		assertThat(letters(vendor)).hasSize(1);
	}

	@Test
	void sendingFromATabThatIsBehindShowsWhatStandsAndSendsNothing() {
		keep(this.anna, "reply", "Dear Ann", 0);
		keep(this.anna, "reply", "Dear Ann, this took me an hour", 2);
		assertThat(send(this.anna, Map.of("text", "Hi!", "version", "2"))).hasStatus(HttpStatus.CONFLICT)
			.bodyText()
			.contains(">Hi!</textarea>", "Dear Ann, this took me an hour</blockquote>", "data-version=\"3\"");
		assertThat(get(this.anna, "drafts/reply")).bodyText().contains("this took me an hour");
		assertThat(texts()).containsExactly("hello");
		assertThat(send(this.anna, Map.of("text", "Dear Ann, this took me an hour and more", "version", "2")))
			.as("goes on from what stands")
			.hasStatusOk();
		assertThat(texts()).containsExactly("hello", "Dear Ann, this took me an hour and more");
	}

	@Test
	void aRefusedReplyKeepsItsTextAndItsFiles() {
		assertThat(upload(this.anna, "photo.png", PNG)).hasStatus(HttpStatus.CREATED);
		String endless = "x".repeat(10_001);
		assertThat(send(this.anna, Map.of("text", endless))).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains(endless, "photo.png");
		assertThat(filesOfMessages()).isEmpty();
	}

	@Test
	void aReplyOnATicketClosedASecondAgoComesBackWithItsText() {
		this.tickets.changeStatus(reader(this.anna), this.born.number(), Status.SOLVED);
		this.tickets.replay(this.born.ticketId(), Actor.SYSTEM, this.clock.instant(), new Replay.Become(Status.CLOSED));
		assertThat(send(this.anna, Map.of("text", "typed with care"))).hasStatus(HttpStatus.CONFLICT)
			.bodyText()
			.contains("typed with care");
		assertThat(page(this.anna)).bodyText().contains("typed with care");
	}

	@Test
	void aReplyOnATicketTakenAwayASecondAgoIsKeptAmongTheDrafts() {
		keep(this.anna, "reply", "begun in another tab", 0);
		Team secret = this.staff.foundTeam(Actor.SYSTEM, "s" + UUID.randomUUID(), LocalizedText.of("en", "Secret"),
				true);
		this.tickets.sendToTeam(new Reader.OfDesk(this.ben.id(), Role.ADMIN), this.born.number(), secret.id());
		assertThat(send(this.anna, Map.of("text", "typed with care"))).hasStatus(HttpStatus.NOT_FOUND)
			.bodyText()
			.contains("under Drafts");
		assertThat(send(this.anna, Map.of("text", "typed with care"))).hasStatus(HttpStatus.NOT_FOUND);
		assertThat(this.drafts.find(this.anna.id(), this.born.ticketId(), DraftKind.REPLY)).get()
			.extracting(Draft::text)
			.isEqualTo("begun in another tab\n\ntyped with care");
		assertThat(this.http.get().uri("/desk/drafts").with(signedIn(this.anna))).hasStatusOk()
			.bodyText()
			.contains("typed with care")
			.doesNotContain("hello");
	}

	@Test
	void whatWasPutOffGoesOnceWhenItsTimeHasCome() {
		assertThat(send(this.anna, Map.of("text", "good morning", "later", "tomorrow-theirs", "next", "SOLVED")))
			.hasStatusOk()
			.bodyText()
			.contains("Reply will be sent", "good morning");
		assertThat(texts()).containsExactly("hello");
		assertThat(this.later.sendDue(10)).isZero();
		comes();
		assertThat(this.later.sendDue(10)).isEqualTo(1);
		assertThat(this.later.sendDue(10)).isZero();
		assertThat(texts()).containsExactly("hello", "good morning");
		assertThat(this.tickets.byId(this.born.ticketId()).status()).isEqualTo(Status.SOLVED);
	}

	@Test
	void whatWasStoredBeforeACrashIsNotSentAgain() {
		send(this.anna, Map.of("text", "good morning", "later", "tomorrow-mine"));
		Draft put = this.drafts.beside(this.anna.id(), this.born.ticketId()).getFirst();
		this.tickets.answer(reader(this.anna), this.born.number(),
				NewMessage.text(put.clientId(), "good morning", Channel.CHAT, "th"), this.born.seq(), null);
		comes();
		this.later.sendDue(10);
		assertThat(texts()).containsExactly("hello", "good morning");
	}

	@Test
	void theCustomersMessageCallsOffWhatWasPutOff() {
		send(this.anna, Map.of("text", "good morning", "later", "tomorrow-mine"));
		Posted heard = hear("never mind");
		TicketEvent event = new TicketEvent(1, 1, this.born.ticketId(), heard.seq(), this.clock.instant(),
				Actor.customer(this.visitor.id()), "", "message", null, "PUBLIC CUSTOMER", false);
		this.calledOff.read(event);
		this.calledOff.read(event);
		await().untilAsserted(
				() -> assertThat(page(this.anna)).bodyText().contains("the customer wrote first", "good morning"));
		comes();
		assertThat(this.later.sendDue(10)).isZero();
		assertThat(texts()).containsExactly("hello", "never mind");
	}

	@Test
	void evenUnnoticedByThenTheCustomersMessageHoldsItBack() {
		send(this.anna, Map.of("text", "good morning", "later", "tomorrow-mine"));
		hear("never mind");
		comes();
		this.later.sendDue(10);
		assertThat(texts()).containsExactly("hello", "never mind");
		// the reader of events may be at it in this very moment
		await().untilAsserted(
				() -> assertThat(this.drafts.find(this.anna.id(), this.born.ticketId(), DraftKind.REPLY)).get()
					.satisfies((draft) -> {
						assertThat(draft.told()).isIn("moved-on", "customer");
						assertThat(draft.text()).isEqualTo("good morning");
					}));
	}

	@Test
	void whatComesBackJoinsWhatWasBegunMeanwhile() {
		send(this.anna, Map.of("text", "good morning", "later", "tomorrow-mine"));
		Draft put = this.drafts.beside(this.anna.id(), this.born.ticketId()).getFirst();
		keep(this.anna, "reply", "another thought", 0);
		assertThat(post(this.anna, "scheduled/" + put.id() + "/recall", Map.of())).hasStatus(HttpStatus.NO_CONTENT);
		assertThat(get(this.anna, "drafts/reply")).bodyText().contains("another thought", "good morning");
	}

	@Test
	void onlyItsWriterSendsOrDiscardsWhatWasPutOff() {
		send(this.anna, Map.of("text", "good morning", "later", "tomorrow-mine"));
		long id = this.drafts.beside(this.anna.id(), this.born.ticketId()).getFirst().id();
		for (String what : List.of("recall", "dispatch", "discarding")) {
			assertThat(post(this.ben, "scheduled/" + id + "/" + what, Map.of())).hasStatus(HttpStatus.NOT_FOUND);
		}
		assertThat(post(this.anna, "scheduled/" + id + "/dispatch", Map.of())).hasStatus(HttpStatus.NO_CONTENT);
		assertThat(texts()).containsExactly("hello", "good morning");
	}

	@Test
	void aTimeThatIsNoneIsSaidAndNothingIsLost() {
		for (String at : List.of("", "yesterday", "2001-01-01T09:00", "2999-01-01T09:00", "2026-13-45T99:99")) {
			assertThat(send(this.anna, Map.of("text", "good morning", "later", "custom", "at", at)))
				.hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
				.bodyText()
				.contains("Choose a time within the next year", "good morning");
		}
		assertThat(texts()).containsExactly("hello");
	}

	@Test
	void filesAreJudgedByWhatIsInThem() throws IOException {
		assertThat(upload(this.anna, "empty.txt", new byte[0])).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
		assertThat(upload(this.anna, "photo.png", "<html><script>".getBytes(StandardCharsets.UTF_8)))
			.hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("does not match its name");
		byte[] program = new byte[512];
		program[0] = 'M';
		program[1] = 'Z';
		assertThat(upload(this.anna, "invoice.pdf", program)).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
		assertThat(upload(this.anna, "setup.exe", program)).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("is a program");
		assertThat(upload(this.anna, "tools.zip", zip("run/setup.exe", program)))
			.hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("program inside");
		assertThat(upload(this.anna, "notes.zip", zip("notes.txt", program))).hasStatus(HttpStatus.CREATED);
		assertThat(this.drafts.find(this.anna.id(), this.born.ticketId(), DraftKind.REPLY).orElseThrow().files())
			.extracting(DraftFile::name)
			.containsExactly("notes.zip");
	}

	@Test
	void archivesThatBurstAreNotUnpacked() throws IOException {
		byte[] zeros = new byte[30_000_000];
		assertThat(upload(this.anna, "bomb.zip", zip("zeros", zeros))).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("far more than we can take");
		byte[] nested = zip("a.txt", PNG);
		for (int depth = 0; depth < 4; depth++) {
			nested = zip("deeper.zip", nested);
		}
		assertThat(upload(this.anna, "nested.zip", nested)).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
	}

	@Test
	void anAdminDecidesWhatMayBeAttached() {
		FileRules.Rules before = this.rules.current();
		try {
			assertThat(this.http.post()
				.uri("/admin/files")
				.param("megabytes", "1")
				.param("files", "2")
				.param("programs", "WARN")
				.with(admin())
				.with(csrf())).hasStatus3xxRedirection();
			assertThat(upload(this.anna, "run.sh", "#!/bin/sh\n".getBytes(StandardCharsets.UTF_8)))
				.hasStatus(HttpStatus.CREATED)
				.bodyText()
				.contains("\"program\":true");
			assertThat(upload(this.anna, "large.txt", new byte[1_000_001])).hasStatus(HttpStatus.CONTENT_TOO_LARGE);
			assertThat(upload(this.anna, "photo.png", PNG)).hasStatus(HttpStatus.CREATED);
			assertThat(upload(this.anna, "third.png", PNG)).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
			assertThat(this.http.post()
				.uri("/admin/files")
				.param("megabytes", "lots")
				.param("files", "0")
				.param("programs", "WARN")
				.with(admin())
				.with(csrf())).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT).bodyText().contains("lots");
		}
		finally {
			this.rules.set(before);
		}
	}

	@Test
	void anUploadIsItsWritersAloneUntilItIsSent() throws Exception {
		String id = body(upload(this.anna, "photo.png", PNG)).replaceAll(".*\"id\":\"([a-z0-9]+)\".*", "$1");
		assertThat(get(this.anna, "uploads/" + id)).hasStatusOk();
		assertThat(get(this.ben, "uploads/" + id)).hasStatus(HttpStatus.NOT_FOUND);
		assertThat(get(this.ben, "files/" + id)).hasStatus(HttpStatus.NOT_FOUND);
		assertThat(
				this.http.method(HttpMethod.DELETE).uri(path("uploads/" + id)).with(signedIn(this.anna)).with(csrf()))
			.hasStatus(HttpStatus.NO_CONTENT);
		assertThat(this.jdbc.sql("select count(*) from stored_file where public_id = ?")
			.param(id)
			.query(Long.class)
			.single()).isZero();
	}

	@Test
	void whatNobodyTouchedForMonthsIsForgottenWithItsFiles() {
		upload(this.anna, "photo.png", PNG);
		this.jdbc.sql("update draft set updated_at = ?")
			.param(this.clock.instant().minus(Duration.ofDays(90)).atOffset(java.time.ZoneOffset.UTC))
			.update();
		assertThat(this.drafts.forgetOld(100)).isPositive();
		assertThat(this.drafts.open(this.anna.id(), this.born.ticketId())).isEmpty();
		assertThat(this.jdbc.sql("select count(*) from upload").query(Long.class).single()).isZero();
	}

	@Test
	void whatIsTypedWithMarksIsStoredAsSafeHtmlAndAsText() {
		send(this.anna,
				Map.of("text", "**Hello** <script>alert(1)</script>\n\n- one\n- two\n\n[here](javascript:alert(1))"));
		assertThat(this.jdbc.sql("select html from message where ticket_id = ? order by seq desc limit 1")
			.param(this.born.ticketId())
			.query(String.class)
			.single()).contains("<strong>Hello</strong>", "<li>one</li>").doesNotContain("<script", "javascript:");
		assertThat(texts().getLast()).contains("Hello", "- one");
	}

	@Test
	void whatWasTypedToBeFilledInIsFilledInAndNeverReachesTheCustomerRaw() {
		assertThat(send(this.anna,
				Map.of("text", "Your number is {{ ticket.number }}, {{customer.firstName|friend}}. `{{x}}`")))
			.hasStatusOk();
		assertThat(texts().getLast()).isEqualTo("Your number is " + this.born.number() + ", friend. {{x}}");
		assertThat(send(this.anna, Map.of("text", "Dear {{customer.fristName}}")))
			.hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("There is no placeholder {{customer.fristName}}", "{{customer.firstName}}?");
		assertThat(send(this.anna, Map.of("text", "Dear {{customer.firstName}}")))
			.hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("{{customer.firstName}} stands for nothing on this ticket");
		assertThat(send(this.anna, Map.of("kind", "note", "text", "Use {{no.such}}"))).hasStatusOk();
		assertThat(texts().getLast()).isEqualTo("Use {{no.such}}");
	}

	@Test
	void aCopyIsKeptAndAnAddressThatIsNoneIsNamed() {
		assertThat(send(this.anna, Map.of("text", "hi", "recipients", "bob@example.com, nonsense")))
			.hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("“nonsense” is not an email address", "bob@example.com, nonsense");
		assertThat(send(this.anna, Map.of("text", "hi", "recipients", "bob@example.com; eve@example.com")))
			.hasStatusOk();
		assertThat(this.tickets.recipients(reader(this.anna), this.born.number()).cc())
			.containsExactly("bob@example.com", "eve@example.com");
		assertThat(page(this.anna)).bodyText().contains("bob@example.com, eve@example.com", "Reply to all");
	}

	@Test
	void aForwardGoesOutOnceWithThePublicThreadAndIsNoted() {
		send(this.anna, Map.of("kind", "note", "text", "keep this inside"));
		assertThat(send(this.anna, Map.of("kind", "forward", "text", "please look", "forwardTo", "")))
			.hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
		Map<String, String> form = Map.of("kind", "forward", "text", "please look", "forwardTo",
				"vendor" + this.born.number() + "@example.com", "quoted", "ALL");
		assertThat(send(this.anna, form)).hasStatusOk();
		assertThat(this.jdbc.sql("select text_body || html_body from letter where to_address = ?")
			.param("vendor" + this.born.number() + "@example.com")
			.query(String.class)
			.list()).singleElement().asString().contains("please look", "hello").doesNotContain("keep this inside");
		assertThat(this.jdbc.sql("select visibility from message where ticket_id = ? order by seq desc limit 1")
			.param(this.born.ticketId())
			.query(String.class)
			.single()).isEqualTo("NOTE");
		assertThat(texts().getLast()).contains("Forwarded to vendor", "please look");
	}

	@Test
	void whatWaitsIsSeenByColleaguesAndGoesWhereItsTicketGoes() {
		Posted other = this.tickets.open(NewTicket.by(this.visitor.id(), "", Channel.CHAT, "th",
				NewMessage.text(UUID.randomUUID().toString(), "and this", Channel.CHAT, "th")));
		schedule("in the morning");
		assertThat(page(this.ben)).bodyText().contains("in the morning");
		this.tickets.merge(reader(this.anna), this.born.number(), other.number());
		read("merged-into");
		read("status");
		assertThat(page(this.ben, other)).bodyText().contains("in the morning");
		this.tickets.unmerge(reader(this.anna), this.born.number());
		assertThat(page(this.ben)).bodyText().contains("in the morning");
		assertThat(page(this.ben, other)).bodyText().doesNotContain("in the morning");
		this.tickets.merge(reader(this.anna), this.born.number(), other.number());
		comes();
		this.later.sendDue(100);
		assertThat(this.jdbc.sql("select text from message where ticket_id = ? and author_kind = 'AGENT'")
			.param(other.ticketId())
			.query(String.class)
			.list()).containsExactly("in the morning");
		assertThat(bells(this.anna)).isEmpty();
	}

	@Test
	void whatWouldReachAnotherCustomerComesBackWithABell() {
		Customer stranger = this.customers.anonymous(Locale.ENGLISH, ZoneId.of("UTC"));
		Posted other = this.tickets.open(NewTicket.by(stranger.id(), "", Channel.CHAT, "en",
				NewMessage.text(UUID.randomUUID().toString(), "stranger", Channel.CHAT, "en")));
		schedule("for your eyes");
		this.tickets.merge(reader(this.anna), this.born.number(), other.number());
		read("merged-into");
		assertThat(this.drafts.find(this.anna.id(), this.born.ticketId(), DraftKind.REPLY).orElseThrow().told())
			.isEqualTo("merged");
		assertThat(bells(this.anna)).containsExactly("SCHEDULED_BACK merged");
	}

	@Test
	void aCustomerWhoWritesFirstCallsItOffAndItsWriterHears() {
		schedule("too late");
		hear("wait, one more thing");
		read("message");
		read("message");
		assertThat(bells(this.anna)).containsExactly("SCHEDULED_BACK customer");
		assertThat(this.http.get().uri("/desk/notifications").with(signedIn(this.anna)).exchange()).bodyText()
			.contains("was not sent: the customer wrote first");
	}

	private void schedule(String text) {
		assertThat(send(this.anna, Map.of("text", text, "later", "custom", "at",
				java.time.LocalDate.now(ZoneId.of("UTC")).plusDays(2) + "T09:00")))
			.hasStatusOk();
	}

	/** As the reader of events does, which may have done so already. */
	private void read(String field) {
		this.jdbc.sql("select * from ticket_event where ticket_id = ? and field = ? order by id desc limit 1")
			.params(this.born.ticketId(), field)
			.query((row, number) -> new TicketEvent(row.getLong("id"), 0, this.born.ticketId(), row.getLong("seq"),
					this.clock.instant(),
					new Actor(Actor.Kind.valueOf(row.getString("actor_kind")), row.getObject("actor_id", Long.class)),
					"", field, row.getString("was"), row.getString("became"), false))
			.list()
			.forEach(this.calledOff::read);
	}

	private List<String> bells(Agent agent) {
		return this.jdbc.sql("select kind || ' ' || detail from notice where agent_id = ? and kind = 'SCHEDULED_BACK'")
			.param(agent.id())
			.query(String.class)
			.list();
	}

	private MvcTestResult page(Agent agent, Posted ticket) {
		return this.http.get().uri("/desk/tickets/" + ticket.number()).with(signedIn(agent)).exchange();
	}

	@Test
	void aForwardThatWaitsLosesTheWordsThatWereTakenBackAndKeepsTheRest() {
		String vendor = "vendor" + this.born.number() + "@example.com";
		Posted secret = hear("the code is zq4711, or so");
		send(this.anna, Map.of("kind", "forward", "text", "please look", "forwardTo", vendor, "quoted", "ALL"));
		this.tickets.redact(reader(this.anna), this.born.number(), secret.seq(), List.of("zq4711"));
		assertThat(letters(vendor)).singleElement()
			.asString()
			.contains("please look", "hello", "the code is █████, or so")
			.doesNotContain("zq4711");
		Reader.OfDesk lead = new Reader.OfDesk(this.ben.id(), Role.LEAD);
		this.tickets.deleteMessage(lead, this.born.number(), this.born.seq());
		assertThat(letters(vendor)).singleElement()
			.asString()
			.contains("please look", "█████")
			.doesNotContain("> hello", ">hello");
		this.jdbc.sql("update letter set status = 'SENT' where to_address = ?").param(vendor).update();
		this.holders.forEach((holder) -> holder.erase(this.visitor.id()));
		assertThat(letters(vendor)).as("gone, and kept without words").containsExactly("");
	}

	@Test
	void aForwardWhoseNoteIsDeletedDoesNotGo() {
		String vendor = "vendor" + this.born.number() + "@example.com";
		send(this.anna, Map.of("kind", "forward", "text", "please look", "forwardTo", vendor, "quoted", "ALL"));
		long note = this.jdbc.sql("select max(seq) from message where ticket_id = ?")
			.param(this.born.ticketId())
			.query(Long.class)
			.single();
		this.tickets.deleteMessage(reader(this.anna), this.born.number(), note);
		assertThat(letters(vendor)).isEmpty();
	}

	private List<String> letters(String address) {
		return this.jdbc.sql("select subject || text_body || html_body from letter where to_address = ?")
			.param(address)
			.query(String.class)
			.list();
	}

	@Test
	void aNoteMentionsWhomItNames() {
		Agent somchai = hire("สมชาย ใจดี");
		Agent anne = hire("Anna Kovács");
		send(this.anna,
				Map.of("kind", "note", "text", "@สมชาย ใจดีช่วยดูหน่อย and @anna kovács, not bob@benelux.test"));
		assertThat(this.jdbc.sql("select became from ticket_event where ticket_id = ? and field = 'mention'")
			.param(this.born.ticketId())
			.query(String.class)
			.list()).contains(Long.toString(somchai.id()), Long.toString(anne.id()))
			.doesNotContain(Long.toString(this.anna.id()));
		assertThat(page(this.anna)).bodyText()
			.contains("<span class=\"mention\">@สมชาย ใจดี</span>", "<span class=\"mention\">@anna kovács</span>",
					"bob@benelux.test");
	}

	private static byte[] zip(String name, byte[] content) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
			zip.putNextEntry(new ZipEntry(name));
			zip.write(content);
			zip.closeEntry();
		}
		return bytes.toByteArray();
	}

	private static Map<String, String> with(Map<String, String> form, String name, String value) {
		Map<String, String> more = new java.util.HashMap<>(form);
		more.put(name, value);
		return more;
	}

	private void comes() {
		this.jdbc.sql("update draft set send_at = ? where ticket_id = ? and scheduled")
			.params(this.clock.instant().minusSeconds(1).atOffset(java.time.ZoneOffset.UTC), this.born.ticketId())
			.update();
	}

	private Posted hear(String text) {
		return this.tickets.hear(this.visitor.id(), this.born.publicId(),
				NewMessage.text(UUID.randomUUID().toString(), text, Channel.CHAT, "th"));
	}

	private List<String> texts() {
		return this.jdbc.sql("select text from message where ticket_id = ? order by seq")
			.param(this.born.ticketId())
			.query(String.class)
			.list();
	}

	private List<String> filesOfMessages() {
		return this.jdbc.sql("""
				select f.name from stored_file f join message_file mf on mf.file_id = f.id
				join message m on m.id = mf.message_id where m.ticket_id = ?""")
			.param(this.born.ticketId())
			.query(String.class)
			.list();
	}

	private Agent hire(String name) {
		return this.staff.hire(Actor.SYSTEM, UUID.randomUUID() + "@example.com", name, Role.AGENT, Locale.ENGLISH,
				ZoneId.of("UTC"));
	}

	private String path(String rest) {
		return "/desk/tickets/" + this.born.number() + "/" + rest;
	}

	private MvcTestResult page(Agent agent) {
		return this.http.get().uri("/desk/tickets/" + this.born.number()).with(signedIn(agent)).exchange();
	}

	private MvcTestResult get(Agent agent, String rest) {
		return this.http.get().uri(path(rest)).with(signedIn(agent)).exchange();
	}

	private MvcTestResult keep(Agent agent, String kind, String text, long version) {
		return this.http.put()
			.uri(path("drafts/" + kind))
			.contentType(MediaType.APPLICATION_FORM_URLENCODED)
			.param("text", text)
			.param("version", Long.toString(version))
			.with(signedIn(agent))
			.with(csrf())
			.exchange();
	}

	private MvcTestResult upload(Agent agent, String name, byte[] content) {
		return this.http.post()
			.uri(path("uploads"))
			.multipart()
			.file(new MockMultipartFile("file", name, "application/octet-stream", content))
			.param("kind", "reply")
			.accept(MediaType.APPLICATION_JSON)
			.with(signedIn(agent))
			.with(csrf())
			.exchange();
	}

	private MvcTestResult send(Agent agent, Map<String, String> fields) {
		Map<String, String> form = new java.util.HashMap<>(fields);
		form.putIfAbsent("kind", "reply");
		form.put("seen", Long.toString(this.born.seq()));
		form.putIfAbsent("clientId", UUID.randomUUID().toString());
		return post(agent, "messages", form);
	}

	private MvcTestResult post(Agent agent, String noun, Map<String, String> form) {
		MockMvcTester.MockMvcRequestBuilder request = this.http.post()
			.uri(path(noun))
			.header("HX-Request", "true")
			.contentType(MediaType.APPLICATION_FORM_URLENCODED)
			.with(signedIn(agent))
			.with(csrf());
		form.forEach(request::param);
		return request.exchange();
	}

	private static String body(MvcTestResult result) throws IOException {
		return result.getResponse().getContentAsString(StandardCharsets.UTF_8);
	}

	private static Reader.OfDesk reader(Agent agent) {
		return new Reader.OfDesk(agent.id(), agent.role());
	}

	private RequestPostProcessor admin() {
		Agent boss = this.staff.hire(Actor.SYSTEM, UUID.randomUUID() + "@example.com", "Boss", Role.ADMIN,
				Locale.ENGLISH, ZoneId.of("UTC"));
		return authentication(
				UsernamePasswordAuthenticationToken.authenticated(new SignedInAgent(boss.id(), boss.role()), null,
						AuthorityUtils.createAuthorityList("ROLE_AGENT", "ROLE_ADMIN")));
	}

	private static RequestPostProcessor signedIn(Agent agent) {
		return authentication(UsernamePasswordAuthenticationToken.authenticated(
				new SignedInAgent(agent.id(), agent.role()), null, AuthorityUtils.createAuthorityList("ROLE_AGENT")));
	}

}
