package dev.frontdesk.portal;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.customers.Customers;
import dev.frontdesk.customers.EmailAddress;
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
import dev.frontdesk.tickets.Tickets;
import dev.frontdesk.web.PublicId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The portal over HTTP, as a browser without JavaScript meets it. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT, properties = "frontdesk.events.poll=100ms")
class PortalTest {

	private static final Pattern LINK = Pattern.compile("/help/[a-z]+/sign-in/[\\w-]+");

	@Autowired
	Environment environment;

	@Autowired
	Tickets tickets;

	@Autowired
	Customers customers;

	@Autowired
	Staff staff;

	@Autowired
	AnswerLetters answerLetters;

	@Autowired
	SessionRepository<? extends Session> sessions;

	@Autowired
	JdbcClient jdbc;

	Reader.OfDesk agent = new Reader.OfDesk(0, Role.ADMIN);

	@BeforeEach
	void hireAnAgent() {
		this.agent = new Reader.OfDesk(this.staff
			.hire(Actor.SYSTEM, PublicId.next() + "@staff.test", "Réka Nagy", Role.ADMIN, Locale.ENGLISH,
					ZoneId.of("Europe/Budapest"))
			.id(), Role.ADMIN);
	}

	@Test
	void aRequestIsWrittenFollowedAndAnsweredWithoutAPassword() throws Exception {
		PortalReader anna = reader();
		String email = address();
		HttpResponse<String> received = send(anna, "en", email, "Where is my parcel?");
		assertThat(received.statusCode()).isEqualTo(200);
		assertThat(received.uri().getPath()).contains("/help/en/requests/received/");
		long number = numberIn(received.body());
		assertThat(received.body()).doesNotContain(email);

		assertThat(letter(email, "portal.received")).contains("#" + number);
		HttpResponse<String> thread = follow(anna, link(email));
		assertThat(thread.uri().getPath()).matches("/help/en/requests/[a-z0-9]{16}");
		assertThat(thread.body()).contains("It should have come on Monday.", "Received");

		this.tickets.answer(this.agent, number,
				NewMessage.text(PublicId.next(), "It is on its way.", Channel.DESK, "en"), Long.MAX_VALUE, null);
		HttpResponse<String> list = anna.get("/help/en/requests");
		assertThat(list.body()).contains("Where is my parcel?", "New answer", "It is on its way.", "In progress");
		HttpResponse<String> answered = anna.get(thread.uri().getPath());
		assertThat(answered.body()).contains("Réka Nagy", "It is on its way.");
		assertThat(anna.get("/help/en/requests").body()).doesNotContain("New answer", "No requests yet");

		HttpResponse<String> replied = anna.post(answered, thread.uri().getPath() + "/messages",
				Map.of("message", "Thank you!"));
		assertThat(replied.uri().getPath()).isEqualTo(thread.uri().getPath());
		assertThat(replied.body()).contains("Thank you!");
		assertThat(verified(email)).isTrue();
	}

	@Test
	void anAnswerIsMailedOnceInTheCustomersLanguageAndANoteNever() throws Exception {
		String email = address();
		long number = numberIn(send(reader(), "hu", email, "Késik a csomag").body());
		this.tickets.answer(this.agent, number, NewMessage.note(PublicId.next(), "Customer is a VIP", "en"),
				Long.MAX_VALUE, null);
		this.tickets.answer(this.agent, number, NewMessage.text(PublicId.next(), "Már úton van.", Channel.DESK, "hu"),
				Long.MAX_VALUE, null);
		await().atMost(Duration.ofSeconds(20)).until(() -> letters(email, "portal.answered").size() == 1);
		this.answerLetters.decideDue(100);
		assertThat(letters(email, "portal.answered")).hasSize(1);
		assertThat(letter(email, "portal.answered")).contains("Már úton van.", "Elolvasás és válasz")
			.doesNotContain("VIP");
		HttpResponse<String> thread = follow(reader(), link(email, "portal.answered"));
		assertThat(thread.body()).contains("Már úton van.").doesNotContain("VIP");
	}

	@Test
	void oneWhoseRequestWasMergedIntoAnothersReadsOnUnderTheirOwn() throws Exception {
		String mia = address();
		String ben = address();
		PortalReader bensBrowser = reader();
		long mias = numberIn(send(reader(), "en", mia, "Mia’s secret matter").body());
		long bens = numberIn(send(bensBrowser, "en", ben, "Ben’s matter").body());
		this.tickets.merge(this.agent, bens, mias);
		this.tickets.answer(this.agent, mias, NewMessage.text(PublicId.next(), "For you both.", Channel.DESK, "en")
			.copyTo(List.of("boss@" + ben.substring(ben.indexOf('@') + 1))), Long.MAX_VALUE, null);
		await().atMost(Duration.ofSeconds(20))
			.until(() -> letters(mia, "portal.answered").size() == 1 && letters(ben, "portal.answered").size() == 1);
		assertThat(letter(ben, "portal.answered")).contains("For you both.", "#" + bens)
			.doesNotContain("secret", "#" + mias);
		assertThat(letter("boss@" + ben.substring(ben.indexOf('@') + 1), "portal.answered")).contains("For you both.")
			.doesNotContain("/sign-in/");
		HttpResponse<String> thread = follow(bensBrowser, link(ben, "portal.answered"));
		assertThat(thread.body()).contains("Ben’s matter", "For you both.").doesNotContain("secret");
		HttpResponse<String> replied = bensBrowser.post(thread, thread.uri().getPath() + "/messages",
				Map.of("message", "Thanks from Ben"));
		assertThat(replied.uri().getPath()).isEqualTo(thread.uri().getPath());
		assertThat(replied.body()).contains("Thanks from Ben");
		assertThat(bensBrowser.get("/help/en/requests").body()).contains("Ben’s matter").doesNotContain("secret");
		PortalReader miasBrowser = reader();
		assertThat(follow(miasBrowser, link(mia, "portal.answered")).body()).contains("secret", "For you both.")
			.doesNotContain("Thanks from Ben", "Ben’s matter");
	}

	@Test
	void aDeletedAnswerIsTakenBackFromItsLetterAndTheCustomerSeesByWhenTheyHear() throws Exception {
		String email = address();
		PortalReader browser = reader();
		long number = numberIn(send(browser, "en", email, "Hello").body());
		Posted answer = this.tickets.answer(this.agent, number,
				NewMessage.text(PublicId.next(), "The secret is 4711.", Channel.DESK, "en")
					.withHtml("<p>The <b>secret</b> is 4711.</p><blockquote><p>" + "You wrote. ".repeat(40)
							+ "</p></blockquote>"),
				Long.MAX_VALUE, null);
		await().atMost(Duration.ofSeconds(20)).until(() -> letters(email, "portal.answered").size() == 1);
		assertThat(this.jdbc.sql("select html_body from letter where to_address = ? and purpose = 'portal.answered'")
			.param(email)
			.query(String.class)
			.single()).contains("The <b>secret</b> is 4711.", "<blockquote");
		HttpResponse<String> thread = follow(browser, link(email));
		assertThat(thread.body()).contains("The <b>secret</b> is 4711.", "<details class=\"quoted\">",
				"Show quoted text");
		this.tickets.deleteMessage(this.agent, number, answer.seq());
		assertThat(String.join("", letters(email, "portal.answered"))).doesNotContain("4711");
		this.tickets.promiseUpdate(this.agent, number, java.time.Instant.now().plus(Duration.ofDays(1)));
		assertThat(browser.get(thread.uri().getPath()).body()).doesNotContain("4711")
			.contains("You will hear from us by");
	}

	@Test
	void aChatAnswerIsMailedOnlyWhenItWasNotSeen() throws Exception {
		Posted seen = chat(address());
		Posted unseen = chat(address());
		for (Posted chat : List.of(seen, unseen)) {
			this.tickets.answer(this.agent, chat.number(),
					NewMessage.text(PublicId.next(), "Here I am.", Channel.DESK, "en"), Long.MAX_VALUE, null);
		}
		this.tickets.seenByCustomer(this.tickets.byId(seen.ticketId()).customerId(), seen.publicId(), Long.MAX_VALUE);
		await().atMost(Duration.ofSeconds(20)).until(() -> waiting(seen) && waiting(unseen));
		this.answerLetters.decideDue(100);
		assertThat(sent(seen)).isFalse();
		assertThat(sent(unseen)).isFalse();
		this.jdbc.sql("update portal_letter set due_at = due_at - interval '2 minutes'").update();
		this.answerLetters.decideDue(100);
		assertThat(sent(seen)).isFalse();
		assertThat(sent(unseen)).isTrue();
	}

	@Test
	void anAddressThatMailRefusesAndAMessageThatIsGoneHoldUpNoOtherLetter() {
		Posted gone = chat(address());
		String unfit = address();
		Posted refused = chat(unfit);
		this.jdbc.sql("update customer_identity set value = 'two..dots' || value where value = ?")
			.param(unfit)
			.update();
		Posted good = chat(address());
		for (Posted chat : List.of(refused, good)) {
			this.tickets.answer(this.agent, chat.number(),
					NewMessage.text(PublicId.next(), "Here I am.", Channel.DESK, "en"), Long.MAX_VALUE, null);
		}
		await().atMost(Duration.ofSeconds(20)).until(() -> waiting(refused) && waiting(good));
		this.jdbc.sql("insert into portal_letter (ticket_id, seq, due_at) values (?, 999, now() - interval '1 hour')")
			.param(gone.ticketId())
			.update();
		this.jdbc.sql("update portal_letter set due_at = due_at - interval '2 minutes' where ticket_id in (?, ?)")
			.params(refused.ticketId(), good.ticketId())
			.update();

		this.answerLetters.decideDue(100);

		await().atMost(Duration.ofSeconds(20)).until(() -> decided(refused) && decided(good));
		assertThat(sent(refused)).isFalse();
		assertThat(sent(good)).isTrue();
		assertThat(sent(gone)).isFalse();
	}

	@Test
	void aLinkOpensOnceAndOnlyByTheButton() throws Exception {
		String email = address();
		send(reader(), "en", email, "Once");
		String link = link(email);
		PortalReader scanner = reader();
		assertThat(scanner.get(link).statusCode()).isEqualTo(200);
		assertThat(scanner.get(link).body()).contains(email);
		assertThat(scanner.get("/help/en/requests").uri().getPath()).isEqualTo("/help/en/sign-in");

		assertThat(follow(reader(), link).body()).contains("It should have come on Monday.");
		PortalReader late = reader();
		HttpResponse<String> used = late.get(link);
		assertThat(used.statusCode()).isEqualTo(410);
		assertThat(used.body()).contains("This link has already been used");
		assertThat(late.get("/help/en/requests").uri().getPath()).isEqualTo("/help/en/sign-in");
	}

	@Test
	void anExpiredLinkOpensNothingAndOffersANewOne() throws Exception {
		String email = address();
		send(reader(), "en", email, "Late");
		String link = link(email);
		PortalReader reader = reader();
		HttpResponse<String> page = reader.get(link);
		this.jdbc.sql("update portal_link set expires_at = now() - interval '1 second' where email = ?")
			.param(email)
			.update();
		assertThat(reader.post(page, link, Map.of()).statusCode()).isEqualTo(410);
		HttpResponse<String> ended = reader.get(link);
		assertThat(ended.body()).contains("This link has expired");
		assertThat(reader.post(ended, link + "/renewal", Map.of()).statusCode()).isEqualTo(200);
		assertThat(follow(reader, link(email, "portal.sign-in")).body()).contains("It should have come on Monday.");
		assertThat(reader().get("/help/en/sign-in/none").statusCode()).isEqualTo(404);
	}

	@Test
	void theAnswerToASignInIsTheSameForKnownAndUnknown() throws Exception {
		String known = address();
		String unknown = address();
		send(reader(), "en", known, "Known");
		PortalReader reader = reader();
		HttpResponse<String> form = reader.get("/help/en/sign-in");
		HttpResponse<String> forKnown = reader.post(form, "/help/en/sign-in", Map.of("email", known));
		HttpResponse<String> forUnknown = reader.post(form, "/help/en/sign-in", Map.of("email", unknown));
		assertThat(forKnown.statusCode()).isEqualTo(forUnknown.statusCode()).isEqualTo(200);
		assertThat(forKnown.body().replace(known, "")).isEqualTo(forUnknown.body().replace(unknown, ""));
		assertThat(letters(known, "portal.sign-in")).hasSize(1);
		assertThat(letters(unknown, "portal.sign-in")).isEmpty();
		assertThat(reader.post(form, "/help/en/sign-in", Map.of("email", "no address")).statusCode()).isEqualTo(422);
	}

	@Test
	void nobodyReadsAnothersRequestNorWhatLiesInTheTrash() throws Exception {
		String email = address();
		PortalReader anna = reader();
		send(anna, "en", email, "Mine");
		String path = follow(anna, link(email)).uri().getPath();
		String other = address();
		PortalReader eve = reader();
		send(eve, "en", other, "Hers");
		HttpResponse<String> hers = follow(eve, link(other));
		assertThat(eve.get(path).statusCode()).isEqualTo(404);
		assertThat(eve.post(hers, path + "/messages", Map.of("message", "Let me in")).statusCode()).isEqualTo(404);
		assertThat(eve.get("/help/en/requests").body()).doesNotContain("Mine");

		long number = this.jdbc.sql("select number from ticket where public_id = ?")
			.param(path.substring(path.lastIndexOf('/') + 1))
			.query(Long.class)
			.single();
		this.tickets.put(this.agent, number, Shelf.TRASH);
		assertThat(anna.get(path).statusCode()).isEqualTo(404);
		assertThat(anna.get("/help/en/requests").body()).doesNotContain("Mine");
	}

	@Test
	void whoOnlyTypesAnAddressLearnsNothingAboutIt() throws Exception {
		String email = address();
		this.customers.withEmail(EmailAddress.typed(email), "Known Name", Locale.ENGLISH, ZoneId.of("UTC"));
		PortalReader stranger = reader();
		HttpResponse<String> received = send(stranger, "en", email, "Guess who");
		assertThat(received.body()).doesNotContain("Known Name", "Open the request");
		assertThat(stranger.get("/help/en/requests").uri().getPath()).isEqualTo("/help/en/sign-in");
		assertThat(this.customers.byEmail(EmailAddress.typed(email)).orElseThrow().name()).isEqualTo("Known Name");
		assertThat(verified(email)).isFalse();
	}

	@Test
	void anAgentsSessionGivesNothingHereAndTheReverse() throws Exception {
		PortalReader agent = reader().carries("FRONTDESK", sessionOfAnAgent(this.sessions));
		assertThat(agent.get("/help/en/requests").uri().getPath()).isEqualTo("/help/en/sign-in");

		String email = address();
		PortalReader anna = reader();
		send(anna, "en", email, "Apart");
		follow(anna, link(email));
		String session = session(anna);
		assertThat(this.jdbc.sql("""
				select a.attribute_name from spring_session_attributes a
				join spring_session s on s.primary_id = a.session_primary_id where s.session_id = ?""")
			.param(session)
			.query(String.class)
			.list()).containsExactly("PORTAL_SECURITY_CONTEXT");
	}

	@Test
	void signingInRenewsTheSessionAndSigningOutLeavesThePortalOnly() throws Exception {
		String planted = sessionOfAnAgent(this.sessions);
		String email = address();
		PortalReader anna = reader().carries("FRONTDESK", planted);
		send(anna, "en", email, "Both");
		HttpResponse<String> thread = follow(anna, link(email));
		assertThat(session(anna)).isNotEqualTo(new String(Base64.getDecoder().decode(planted), StandardCharsets.UTF_8));
		assertThat(reader().carries("FRONTDESK", planted).get("/help/en/requests").uri().getPath())
			.isEqualTo("/help/en/sign-in");

		anna.post(thread, "/help/en/sign-out", Map.of());
		assertThat(anna.get("/help/en/requests").uri().getPath()).isEqualTo("/help/en/sign-in");
		Session kept = Objects.requireNonNull(this.sessions.findById(session(anna)));
		assertThat(kept.getAttributeNames()).contains("SPRING_SECURITY_CONTEXT")
			.doesNotContain("PORTAL_SECURITY_CONTEXT");
	}

	@Test
	void lookingAroundMakesNoSessionAndNoScriptMayRun() throws Exception {
		PortalReader visitor = reader();
		HttpResponse<String> start = visitor.get("/help/en");
		assertThat(start.statusCode()).isEqualTo(200);
		assertThat(start.headers().firstValue("Content-Security-Policy").orElse("")).contains("default-src 'none'")
			.doesNotContain("script-src", "unsafe");
		assertThat(start.body()).doesNotContain("<script");
		assertThat(visitor.cookies().getCookieStore().getCookies()).extracting("name").doesNotContain("FRONTDESK");
	}

	@Test
	void aFormSentTwiceIsOneTicketAndAnotherTextAnother() throws Exception {
		String email = address();
		PortalReader anna = reader();
		HttpResponse<String> form = anna.get("/help/en/requests/new");
		HttpResponse<String> first = anna.upload(form, "/help/en/requests/new", typed(email, "Twice"), Map.of());
		HttpResponse<String> second = anna.upload(form, "/help/en/requests/new", typed(email, "Twice"), Map.of());
		assertThat(second.uri()).isEqualTo(first.uri());
		assertThat(tickets(email)).isEqualTo(1);
		assertThat(letters(email, "portal.received")).hasSize(1);
		anna.upload(form, "/help/en/requests/new", typed(email, "Something else"), Map.of());
		assertThat(tickets(email)).isEqualTo(2);
	}

	@Test
	void aReplySentTwiceIsOneMessageAndAClosedRequestGoesOnInAFollowUp() throws Exception {
		String email = address();
		PortalReader anna = reader();
		long number = numberIn(send(anna, "en", email, "Old story").body());
		HttpResponse<String> thread = follow(anna, link(email));
		String path = thread.uri().getPath() + "/messages";
		anna.post(thread, path, Map.of("message", "Only once"));
		assertThat(anna.post(thread, path, Map.of("message", "Only once")).body()).containsOnlyOnce("Only once");

		this.tickets.changeStatus(this.agent, number, Status.SOLVED);
		this.jdbc.sql("update ticket set status = 'CLOSED' where number = ?").param(number).update();
		HttpResponse<String> closed = anna.get(thread.uri().getPath());
		assertThat(closed.body()).contains("This request is closed.");
		HttpResponse<String> followUp = anna.post(closed, path, Map.of("message", "One more thing"));
		assertThat(followUp.uri().getPath()).isNotEqualTo(thread.uri().getPath());
		assertThat(followUp.body()).contains("One more thing", "#" + number);
	}

	@Test
	void aRefusedFormKeepsWhatWasTypedAndSaysWhatIsWrongBesideTheField() throws Exception {
		PortalReader anna = reader();
		HttpResponse<String> form = anna.get("/help/th/requests/new");
		Map<String, String> typed = typed("nobody", "Kept subject");
		typed.put("message", "");
		HttpResponse<String> refused = anna.upload(form, "/help/th/requests/new", typed,
				Map.of("a.txt", "x".getBytes(StandardCharsets.UTF_8)));
		assertThat(refused.statusCode()).isEqualTo(422);
		assertThat(refused.body()).contains("Kept subject", "value=\"nobody\"", "aria-describedby=\"message-error\"",
				"id=\"complaints\"", "โปรดพิมพ์ข้อความในช่องนี้", "โปรดเลือกไฟล์อีกครั้ง");
		Map<String, String> noCategory = typed(address(), "Foreign category");
		noCategory.put("category", "987654");
		assertThat(anna.upload(form, "/help/th/requests/new", noCategory, Map.of()).statusCode()).isEqualTo(422);
		Map<String, String> program = typed(address(), "Robot");
		program.put("website", "http://spam.test");
		HttpResponse<String> robot = anna.upload(form, "/help/th/requests/new", program, Map.of());
		assertThat(robot.statusCode()).isEqualTo(422);
		assertThat(robot.body()).contains("Robot").doesNotContain("spam.test");
	}

	@Test
	void turningToAnotherKindOfRequestKeepsWhatWasTypedAndSendsNothing() throws Exception {
		PortalReader anna = reader();
		HttpResponse<String> form = anna.get("/help/en/requests/new");
		Map<String, String> begun = typed("anna@half.typed", "Kept subject");
		begun.put("turn", "");
		HttpResponse<String> turned = anna.upload(form, "/help/en/requests/new", begun, Map.of());
		assertThat(turned.statusCode()).isEqualTo(200);
		assertThat(turned.body())
			.contains("value=\"anna@half.typed\"", "value=\"Kept subject\"", "It should have come on Monday.")
			.doesNotContain("id=\"complaints\"", "aria-invalid");
		begun.remove("turn");
		assertThat(anna.upload(turned, "/help/en/requests/new", begun, Map.of()).uri().getPath())
			.contains("/requests/received/");
	}

	@Test
	void filesAreServedToTheirOwnerOnlyAndTooManyKeepTheText() throws Exception {
		String email = address();
		PortalReader anna = reader();
		HttpResponse<String> form = anna.get("/help/en/requests/new");
		anna.upload(form, "/help/en/requests/new", typed(email, "With a file"),
				Map.of("<b>kép</b>.txt", "hello file".getBytes(StandardCharsets.UTF_8)));
		HttpResponse<String> thread = follow(anna, link(email));
		assertThat(thread.body()).doesNotContain("<b>k");
		Matcher file = Pattern.compile("href=\"(/help/en/requests/[a-z0-9]+/files/[^\"]+)\"").matcher(thread.body());
		assertThat(file.find()).isTrue();
		HttpResponse<String> served = anna.get(file.group(1));
		assertThat(served.body()).isEqualTo("hello file");
		assertThat(served.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
		assertThat(reader().get(file.group(1)).uri().getPath()).isEqualTo("/help/en/sign-in");

		Map<String, byte[]> six = new LinkedHashMap<>();
		for (int i = 0; i < 6; i++) {
			six.put(i + ".txt", new byte[] { 1 });
		}
		HttpResponse<String> refused = anna.upload(thread, thread.uri().getPath() + "/messages",
				Map.of("message", "Six of them"), six);
		assertThat(refused.statusCode()).isEqualTo(422);
		assertThat(refused.body()).contains("Six of them", "At most 5 files");
		HttpResponse<String> lying = anna.upload(anna.get("/help/th/requests/new"), "/help/th/requests/new",
				typed(address(), "Typed with care"),
				Map.of("photo.png", "MZ no picture".getBytes(StandardCharsets.UTF_8)));
		assertThat(lying.statusCode()).isEqualTo(422);
		assertThat(lying.body()).contains("Typed with care", "photo.png", "id=\"files-error\"")
			.doesNotContain("does not match its name");
	}

	@Test
	void hostileTextIsRefusedOrShownHarmlessly() throws Exception {
		PortalReader mallory = reader();
		HttpResponse<String> form = mallory.get("/help/en/requests/new");
		String path = "/help/en/requests/new";
		Map<String, String> longName = typed(address(), "Long");
		longName.put("name", "n".repeat(10_000));
		assertThat(mallory.upload(form, path, longName, Map.of()).statusCode()).isEqualTo(422);
		assertThat(mallory.upload(form, path, typed("a@b.test\r\nBcc: all@b.test", "Header"), Map.of()).statusCode())
			.isEqualTo(422);
		Map<String, String> nul = typed(address(), "Null");
		nul.put("message", "nul\u0000byte");
		assertThat(mallory.upload(form, path, nul, Map.of()).statusCode()).isEqualTo(400);
		assertThat(mallory.get("/help/en/sign-in?to=https://evil.test").body())
			.contains("name=\"to\" value=\"requests\"");

		String email = address();
		Map<String, String> script = typed(email, "<script>alert(1)</script>\u202Eevil\r\nBcc: all@b.test");
		script.put("message", "<img src=x onerror=alert(1)> \u202Etxt.exe\njavascript:alert(1)");
		assertThat(mallory.upload(form, path, script, Map.of()).statusCode()).isEqualTo(200);
		HttpResponse<String> thread = follow(mallory, link(email));
		assertThat(thread.body()).doesNotContain("<script", "<img src=x", "href=\"javascript")
			.contains("&lt;script&gt;", "dir=\"auto\"");
		assertThat(this.jdbc.sql("select subject from letter where to_address = ?")
			.param(email)
			.query(String.class)
			.list()).noneMatch((subject) -> subject.contains("\n") || subject.contains("\r"));
	}

	@Test
	void aFormFromElsewhereIsRefused() throws Exception {
		PortalReader anna = reader();
		HttpResponse<String> form = anna.get("/help/en/requests/new");
		Map<String, String> forged = typed(address(), "Forged");
		forged.put("_csrf", "made-up");
		assertThat(anna.upload(form, "/help/en/requests/new", forged, Map.of()).statusCode()).isEqualTo(403);
	}

	@Test
	void everyReaderLandsInTheirOwnLanguageAndKeepsThePage() throws Exception {
		assertThat(reader().prefers("th,en;q=0.5").get("/help").uri().getPath()).isEqualTo("/help/th");
		assertThat(reader().prefers("hu").get("/help/de/requests/new").uri().getPath())
			.isEqualTo("/help/hu/requests/new");
		HttpResponse<String> arabic = reader().get("/help/ar/requests/new");
		assertThat(arabic.body()).contains("dir=\"rtl\"", "lang=\"ar\"", "href=\"/help/th/requests/new\"", "طلب جديد");
	}

	@Test
	void longListsComeInPages() throws Exception {
		String email = address();
		PortalReader anna = reader();
		send(anna, "en", email, "First of all");
		long customer = this.customers.byEmail(EmailAddress.typed(email)).orElseThrow().id();
		for (int i = 0; i < 20; i++) {
			this.tickets.open(NewTicket.by(customer, "Request " + i, Channel.PORTAL, "en",
					NewMessage.text("m", "Text", Channel.PORTAL, "en")));
		}
		follow(anna, link(email));
		HttpResponse<String> first = anna.get("/help/en/requests");
		assertThat(first.body()).contains("Request 19").doesNotContain("First of all");
		Matcher next = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"").matcher(first.body());
		assertThat(next.find()).isTrue();
		assertThat(anna.get(next.group(1)).body()).contains("First of all").doesNotContain("Request 19");
	}

	private PortalReader reader() {
		return new PortalReader(this.environment.getRequiredProperty("server.port", Integer.class)).prefers("en");
	}

	private static String address() {
		return PublicId.next() + "@example.test";
	}

	private static Map<String, String> typed(String email, String subject) {
		return new LinkedHashMap<>(Map.of("email", email, "name", "Anna", "subject", subject, "message",
				"It should have come on Monday."));
	}

	private HttpResponse<String> send(PortalReader reader, String locale, String email, String subject)
			throws Exception {
		String path = "/help/" + locale + "/requests/new";
		return reader.upload(reader.get(path), path, typed(email, subject), Map.of());
	}

	private HttpResponse<String> follow(PortalReader reader, String link) throws Exception {
		return reader.post(reader.get(link), link, Map.of());
	}

	private Posted chat(String email) {
		long customer = this.customers.withEmail(EmailAddress.typed(email), "", Locale.ENGLISH, ZoneId.of("UTC")).id();
		return this.tickets.open(NewTicket.by(customer, "", Channel.CHAT, "en",
				NewMessage.text(PublicId.next(), "Anyone there?", Channel.CHAT, "en")));
	}

	private String link(String email) {
		return link(email, "portal.received");
	}

	private String link(String email, String purpose) {
		Matcher link = LINK.matcher(letter(email, purpose));
		assertThat(link.find()).isTrue();
		return link.group();
	}

	private String letter(String email, String purpose) {
		return letters(email, purpose).getFirst();
	}

	private List<String> letters(String email, String purpose) {
		return this.jdbc
			.sql("select subject || text_body from letter where to_address = ? and purpose = ? order by id desc")
			.params(email, purpose)
			.query(String.class)
			.list();
	}

	private boolean waiting(Posted chat) {
		return this.jdbc.sql("select count(*) from portal_letter where ticket_id = ?")
			.param(chat.ticketId())
			.query(Long.class)
			.single() == 1;
	}

	private boolean decided(Posted chat) {
		return this.jdbc.sql("select decided_at is not null from portal_letter where ticket_id = ?")
			.param(chat.ticketId())
			.query(Boolean.class)
			.single();
	}

	private boolean sent(Posted chat) {
		return this.jdbc.sql("select sent from portal_letter where ticket_id = ?")
			.param(chat.ticketId())
			.query(Boolean.class)
			.single();
	}

	private boolean verified(String email) {
		return this.jdbc.sql("select count(*) from customer_identity where value = ? and verified_at is not null")
			.param(email)
			.query(Long.class)
			.single() > 0;
	}

	private long tickets(String email) {
		return this.jdbc.sql("""
				select count(*) from ticket t join customer_identity i on i.customer_id = t.customer_id
				where i.value = ?""").param(email).query(Long.class).single();
	}

	private static long numberIn(String html) {
		Matcher number = Pattern.compile("#(\\d{4,})").matcher(html);
		assertThat(number.find()).isTrue();
		return Long.parseLong(number.group(1));
	}

	private static String session(PortalReader reader) {
		return reader.cookies()
			.getCookieStore()
			.getCookies()
			.stream()
			.filter((cookie) -> cookie.getName().equals("FRONTDESK"))
			.map((cookie) -> new String(Base64.getDecoder().decode(cookie.getValue()), StandardCharsets.UTF_8))
			.reduce((first, last) -> last)
			.orElseThrow();
	}

	private <S extends Session> String sessionOfAnAgent(SessionRepository<S> repository) {
		S session = repository.createSession();
		session.setAttribute("SPRING_SECURITY_CONTEXT",
				new SecurityContextImpl(UsernamePasswordAuthenticationToken.authenticated(
						new SignedInAgent(this.agent.agentId(), Role.ADMIN), null,
						AuthorityUtils.createAuthorityList("ROLE_ADMIN", "CUSTOMER"))));
		repository.save(session);
		return Base64.getEncoder().encodeToString(session.getId().getBytes(StandardCharsets.UTF_8));
	}

}
