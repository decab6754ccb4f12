package dev.frontdesk.inbox;

import java.util.HashMap;
import java.util.EnumSet;
import dev.frontdesk.web.Scope;
import dev.frontdesk.access.ApiTokens;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.customers.Customer;
import dev.frontdesk.customers.Customers;
import dev.frontdesk.events.TicketEvent;
import dev.frontdesk.events.TicketEventReader;
import dev.frontdesk.live.SocketParty;
import dev.frontdesk.settings.LocalizedText;
import dev.frontdesk.staff.Agent;
import dev.frontdesk.staff.Role;
import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.staff.Staff;
import dev.frontdesk.staff.Team;
import dev.frontdesk.testing.Routed;
import dev.frontdesk.tickets.Channel;
import dev.frontdesk.tickets.Level;
import dev.frontdesk.tickets.NewMessage;
import dev.frontdesk.tickets.NewTicket;
import dev.frontdesk.tickets.Posted;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.Shelf;
import dev.frontdesk.tickets.Status;
import dev.frontdesk.tickets.Ticket;
import dev.frontdesk.tickets.Tickets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
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
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

@SpringBootTest
@AutoConfigureMockMvc
@Import(CountedStatements.class)
class DeskTest {

	private static final String HOSTILE = "<script>alert(1)</script> \u202Egnp.exe <img src=x onerror=alert(2)>";

	@Autowired
	MockMvcTester http;

	@Autowired
	Tickets tickets;

	@Autowired
	Customers customers;

	@Autowired
	Staff staff;

	@Autowired
	DeskDoor door;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	ApiTokens tokens;

	@Autowired
	List<TicketEventReader> readers;

	private Customer visitor;

	private Agent anna;

	private Agent ben;

	@BeforeEach
	void cast() {
		this.visitor = this.customers.anonymous(Locale.of("th"), ZoneId.of("Asia/Bangkok"));
		this.anna = hire("Anna");
		this.ben = hire("Ben");
	}

	@Test
	void aTicketShowsItsThreadAndWhoReadsIt() {
		Posted born = open("ยังไม่ได้รับอีเมลยืนยัน");
		assertThat(get(this.anna, "/desk/tickets/" + born.number())).hasStatusOk()
			.bodyText()
			.contains("ยังไม่ได้รับอีเมลยืนยัน", "lang=\"th\"", "to the open chat; no email address yet", "Bangkok");
	}

	@Test
	void aReplyIsStoredOnceHoweverOftenItIsSent() {
		Posted born = open("hello");
		String id = UUID.randomUUID().toString();
		assertThat(send(this.anna, born, "reply", "We look into it", id, born.seq())).hasStatusOk()
			.bodyText()
			.contains("We look into it");
		assertThat(send(this.anna, born, "reply", "We look into it", id, born.seq())).hasStatusOk();
		assertThat(texts(born)).containsExactly("hello", "We look into it");
	}

	@Test
	void aReplyToAThreadThatMovedOnComesBackWithWhatIsNew() {
		Posted born = open("hello");
		hear(born, "and one thing more");
		MvcTestResult held = send(this.anna, born, "reply", "My answer", UUID.randomUUID().toString(), born.seq());
		assertThat(held).hasStatus(HttpStatus.CONFLICT)
			.bodyText()
			.contains("My answer", "and one thing more", "Send anyway");
		assertThat(texts(born)).containsExactly("hello", "and one thing more");
		String seen = body(held).replaceAll("(?s).*name=\"seen\" value=\"(\\d+)\".*", "$1");
		assertThat(send(this.anna, born, "reply", "My answer", UUID.randomUUID().toString(), Long.parseLong(seen)))
			.hasStatusOk();
		assertThat(texts(born)).last().isEqualTo("My answer");
	}

	@Test
	void whatAColleagueSetMeanwhileStaysSet() {
		Posted born = open("hello");
		this.tickets.tag(reader(this.anna), born.number(), "shoes late");
		assertThat(get(this.anna, "/desk/tickets/" + born.number())).bodyText()
			.contains("name=\"seen\" value=\"late shoes\"", "name=\"seenImpact\" value=\"NORMAL\"");
		this.tickets.tag(reader(this.ben), born.number(), "shoes late vip");
		post(this.anna, born, "tags", Map.of("seen", "late shoes", "tags", "shoes, refund"));
		assertThat(this.tickets.byId(born.ticketId()).tags()).containsExactly("refund", "shoes", "vip");
		assertThat(post(this.anna, born, "tags", Map.of("seen", "refund shoes", "tags", "x".repeat(51))))
			.hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("name=\"seen\" value=\"refund shoes\"");
		this.tickets.weigh(reader(this.ben), born.number(), Level.NORMAL, Level.HIGH);
		post(this.anna, born, "weight",
				Map.of("urgency", "LOW", "impact", "NORMAL", "seenUrgency", "NORMAL", "seenImpact", "NORMAL"));
		assertThat(this.tickets.byId(born.ticketId()).urgency()).isEqualTo(Level.LOW);
		assertThat(this.tickets.byId(born.ticketId()).impact()).isEqualTo(Level.HIGH);
	}

	@Test
	void aNoteNeverReachesTheCustomersSide() {
		Posted born = open("hello");
		assertThat(send(this.anna, born, "note", "they seem upset", UUID.randomUUID().toString(), 0)).hasStatusOk();
		assertThat(this.jdbc.sql("select visibility from message where ticket_id = ? and text = 'they seem upset'")
			.param(born.ticketId())
			.query(String.class)
			.single()).isEqualTo("NOTE");
	}

	@Test
	void anEmptyOrEndlessTextComesBackWithWhatIsWrong() {
		Posted born = open("hello");
		assertThat(send(this.anna, born, "reply", " \u200B ", UUID.randomUUID().toString(), born.seq()))
			.hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
		String endless = "x".repeat(10_001);
		assertThat(send(this.anna, born, "reply", endless, UUID.randomUUID().toString(), born.seq()))
			.hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains(endless);
		assertThat(texts(born)).containsExactly("hello");
	}

	@Test
	void hostileTextsAreShownAsText() {
		Posted born = open(HOSTILE);
		this.tickets.rename(reader(this.anna), born.number(), HOSTILE);
		assertThat(get(this.anna, "/desk/tickets/" + born.number() + "?view=open")).hasStatusOk()
			.bodyText()
			.doesNotContain("<script>alert", "<img src=x")
			.contains("&lt;script&gt;");
	}

	@Test
	void aNullByteIsRefused() {
		Posted born = open("hello");
		assertThat(post(this.anna, born, "subject", Map.of("subject", "a\0b"))).hasStatus(HttpStatus.BAD_REQUEST);
	}

	@Test
	void aConfidentialTeamsTicketIsNotThereForOthers() throws Exception {
		Team secret = this.staff.foundTeam(Actor.SYSTEM, "s" + UUID.randomUUID(), LocalizedText.of("en", "Secret"),
				true);
		this.staff.join(Actor.SYSTEM, secret.id(), this.anna.id());
		Posted born = open("for few eyes");
		MockMultipartFile file = new MockMultipartFile("files", "plan.txt", "text/plain",
				"secret plan".getBytes(java.nio.charset.StandardCharsets.UTF_8));
		assertThat(this.http.post()
			.uri("/desk/tickets/" + born.number() + "/messages")
			.multipart()
			.file(file)
			.param("text", "see the file")
			.param("seen", Long.toString(born.seq()))
			.with(signedIn(this.anna))
			.with(csrf())).hasStatus3xxRedirection();
		this.tickets.sendToTeam(reader(this.anna), born.number(), secret.id());
		String path = "/desk/tickets/" + born.number();
		String fileId = this.jdbc.sql("""
				select f.public_id from stored_file f join message_file mf on mf.file_id = f.id
				join message m on m.id = mf.message_id where m.ticket_id = ?""")
			.param(born.ticketId())
			.query(String.class)
			.single();
		for (String page : List.of("", "/messages?after=0", "/messages?before=999", "/history", "/files/" + fileId)) {
			assertThat(get(this.anna, path + page)).hasStatusOk();
			assertThat(get(this.ben, path + page)).hasStatus(HttpStatus.NOT_FOUND);
		}
		assertThat(get(this.ben, "/desk/views/open")).bodyText().doesNotContain("for few eyes");
		assertThat(post(this.ben, born, "assignment", Map.of("agent", "me"))).hasStatus(HttpStatus.NOT_FOUND);
		assertThat(this.door.mayHear(party(this.anna), "/topic/ticket." + born.publicId())).isTrue();
		assertThat(this.door.mayHear(party(this.ben), "/topic/ticket." + born.publicId())).isFalse();
		assertThat(this.door.maySay(party(this.ben), "/app/ticket." + born.publicId() + ".typing")).isFalse();
	}

	@Test
	void tagsInUseAreSuggestedToWhoMaySeeTheirTickets() {
		Team secret = this.staff.foundTeam(Actor.SYSTEM, "s" + UUID.randomUUID(), LocalizedText.of("en", "Secret"),
				true);
		this.staff.join(Actor.SYSTEM, secret.id(), this.anna.id());
		Posted twice = open("one");
		Posted once = open("two");
		Posted hidden = open("three");
		this.tickets.tag(reader(this.anna), twice.number(), "kávéfőző");
		this.tickets.tag(reader(this.anna), once.number(), "kávéfőző kávé újkávé");
		this.tickets.tag(reader(this.anna), hidden.number(), "kávétitok");
		this.tickets.sendToTeam(reader(this.anna), hidden.number(), secret.id());
		assertThat(get(this.ben, "/desk/tags?q=KAVE")).hasStatusOk()
			.bodyText()
			.isEqualTo("[{\"word\":\"kávéfőző\",\"tickets\":2},{\"word\":\"kávé\",\"tickets\":1},"
					+ "{\"word\":\"újkávé\",\"tickets\":1}]");
		assertThat(get(this.anna, "/desk/tags?q=kavetit")).bodyText().contains("kávétitok");
		assertThat(get(this.ben, "/desk/tags?q=" + "x".repeat(10_000))).bodyText().isEqualTo("[]");
	}

	@Test
	void aFileOfAnotherTicketIsNotServed() {
		Posted born = open("hello");
		assertThat(get(this.anna, "/desk/tickets/" + born.number() + "/files/23456789abcdefgh"))
			.hasStatus(HttpStatus.NOT_FOUND);
	}

	@Test
	void whatWasDoneCanBeUndone() {
		Posted born = open("hello");
		assertThat(post(this.anna, born, "assignment", Map.of("agent", "me"))).bodyText()
			.contains("The assignee was changed.", "/undo", "name=\"from\"");
		assertThat(post(this.anna, born, "status", Map.of("status", "SOLVED"))).bodyText().contains("Solved.", "/undo");
		assertThat(post(this.anna, born, "shelf", Map.of("shelf", "SPAM"))).bodyText()
			.contains("Marked as spam.", "/undo");
		assertThat(this.tickets.byId(born.ticketId()).status()).isEqualTo(Status.SOLVED);
		assertThat(this.tickets.byId(born.ticketId()).shelf()).isEqualTo(Shelf.SPAM);
		assertThat(get(this.anna, "/desk/tickets/" + born.number())).bodyText()
			.contains("Status: Open → Solved", "Assignee: nobody → Anna");
	}

	@Test
	void undoLeavesNothingOfADeedAndRefusesWhatHasMovedOn() {
		Posted born = open("hello");
		post(this.anna, born, "assignment", Map.of("agent", "me"));
		Ticket before = this.tickets.byId(born.ticketId());
		String answer = body(post(this.anna, born, "status", Map.of("status", "SOLVED")));
		Map<String, String> way = Map.of("from", valueOf("from", answer), "to", valueOf("to", answer));
		assertThat(post(this.anna, born, "undo", way)).bodyText().contains("Undone.");
		Ticket back = this.tickets.byId(born.ticketId());
		assertThat(back.status()).isEqualTo(before.status());
		assertThat(back.waitingSince()).isEqualTo(before.waitingSince());
		post(this.anna, born, "status", Map.of("status", "PENDING"));
		assertThat(post(this.anna, born, "undo", way)).hasStatus(HttpStatus.CONFLICT);
		assertThat(post(this.anna, born, "undo", Map.of("from", "0", "to", way.get("to"))))
			.hasStatus(HttpStatus.CONFLICT);
		assertThat(this.tickets.byId(born.ticketId()).status()).isEqualTo(Status.PENDING);
	}

	private static String valueOf(String field, String html) {
		java.util.regex.Matcher found = java.util.regex.Pattern.compile("name=\"" + field + "\" value=\"(\\d+)\"")
			.matcher(html);
		assertThat(found.find()).isTrue();
		return found.group(1);
	}

	@Test
	void whoSolvesWithAPromiseOpenIsToldAndWhoSendsAndSolvesCanGoBack() {
		Posted born = open("hello");
		Reader.OfDesk anna = new Reader.OfDesk(this.anna.id(), this.anna.role());
		this.tickets.promiseUpdate(anna, born.number(), java.time.Instant.now().plusSeconds(3600));
		assertThat(post(this.anna, born, "status", Map.of("status", "SOLVED"))).bodyText()
			.contains("Still open: the promised update.");
		Posted other = open("hello again");
		assertThat(post(this.anna, other, "messages", Map.of("text", "Done.", "next", "SOLVED", "seen", "99")))
			.bodyText()
			.contains("Solved.", "/undo");
		Ticket solved = this.tickets.byId(other.ticketId());
		assertThat(solved.assigneeId()).isEqualTo(this.anna.id());
		assertThat(solved.status()).isEqualTo(Status.SOLVED);
	}

	@Test
	void theHistoryWritesDatesAsTheRestOfThePage() {
		Posted born = open("hello");
		Instant promised = Instant.now().plus(java.time.Duration.ofDays(20));
		this.tickets.promiseUpdate(reader(this.anna), born.number(), promised);
		String british = java.time.format.DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.UK)
			.format(promised.atZone(ZoneId.of("UTC")));
		String path = "/desk/tickets/" + born.number();
		for (String page : List.of(path, path + "/history")) {
			assertThat(this.http.get().uri(page).locale(Locale.UK).with(signedIn(this.anna)).exchange()).bodyText()
				.contains("Next update: " + british);
		}
	}

	@Test
	void aPictureInATextLeadsToItselfOnce() {
		Posted born = open("hello");
		this.tickets.answer(reader(this.anna), born.number(),
				NewMessage.note(UUID.randomUUID().toString(), "look", "en").withHtml("<p><img src=\"file:abc\"></p>"),
				born.seq(), null);
		assertThat(get(this.anna, "/desk/tickets/" + born.number())).bodyText()
			.contains("aria-label=\"Open the picture\"><img")
			.containsOnlyOnce("href=\"/desk/tickets/" + born.number() + "/files/abc\"");
	}

	@Test
	void withoutScriptAFormLeadsBackToTheTicket() {
		Posted born = open("hello");
		assertThat(this.http.post()
			.uri("/desk/tickets/" + born.number() + "/status")
			.param("status", "SOLVED")
			.with(signedIn(this.anna))
			.with(csrf())).hasStatus3xxRedirection().redirectedUrl().startsWith("/desk/tickets/" + born.number());
	}

	@Test
	void aForeignCursorIsRefused() {
		assertThat(get(this.anna, "/desk/views/open?cursor=AAAA")).hasStatus(HttpStatus.BAD_REQUEST);
		assertThat(get(this.anna, "/desk/views/nonsense")).hasStatus(HttpStatus.NOT_FOUND);
	}

	@Test
	void aViewThatIsClickedBringsTheListAndTheCountsInTheirPlaces() {
		assertThat(this.http.get()
			.uri("/desk/views/open")
			.header("HX-Request", "true")
			.header("HX-Target", "list")
			.with(signedIn(this.anna))).hasStatusOk()
			.bodyText()
			.containsPattern("<nav id=\"views\"[^>]*hx-swap-oob")
			.containsOnlyOnce("id=\"list\"")
			.doesNotContain("<html");
	}

	@Test
	void thePaletteOffersWhatWasReadLatelyAndIsStillToBeSeen() {
		Team secret = this.staff.foundTeam(Actor.SYSTEM, "s" + UUID.randomUUID(), LocalizedText.of("en", "Secret"),
				true);
		Posted first = open("the first one read");
		Posted second = open("the second one read");
		Posted gone = open("taken from view");
		for (Posted read : List.of(gone, first, second)) {
			assertThat(post(this.anna, read, "seen", Map.of("seen", "1"))).hasStatus(HttpStatus.NO_CONTENT);
		}
		this.tickets.sendToTeam(reader(this.anna), gone.number(), secret.id());

		assertThat(get(this.anna, "/desk/commands")).hasStatusOk()
			.bodyText()
			.containsSubsequence("the second one read", "the first one read")
			.doesNotContain("taken from view", "/admin/");
		assertThat(get(this.ben, "/desk/commands")).bodyText().doesNotContain("one read");
		Agent admin = this.staff.hire(Actor.SYSTEM, UUID.randomUUID() + "@example.com", "Ada", Role.ADMIN,
				Locale.ENGLISH, ZoneId.of("UTC"));
		assertThat(this.http.get()
			.uri("/desk/commands")
			.with(authentication(
					UsernamePasswordAuthenticationToken.authenticated(new SignedInAgent(admin.id(), Role.ADMIN), null,
							AuthorityUtils.createAuthorityList("ROLE_AGENT", "ROLE_ADMIN")))))
			.bodyText()
			.contains("/admin/people");
	}

	@Test
	void aLongThreadOpensAtItsEndAndAtAnyMessage() {
		Posted born = open("number 1");
		for (int i = 2; i <= 130; i++) {
			hear(born, "number " + i + ".");
		}
		String path = "/desk/tickets/" + born.number();
		long seq = this.jdbc.sql("select seq from message where ticket_id = ? and text = 'number 40.'")
			.param(born.ticketId())
			.query(Long.class)
			.single();

		assertThat(get(this.anna, path)).bodyText()
			.contains("number 130.", "number 81.", "Earlier messages")
			.doesNotContain("number 80.", "Later messages");
		String around = body(get(this.anna, path + "?at=" + seq));
		assertThat(around).contains("id=\"m-" + seq + "\"", "number 40.", "Earlier messages", "Later messages")
			.doesNotContain("number 130.");
		String from = around.replaceAll("(?s).*messages\\?[^\"]*from=(\\d+).*", "$1");
		String later = body(get(this.anna, path + "/messages?from=" + from));
		String after = body(get(this.anna, path + "/messages?from=" + from.replaceAll("\\d+", "" + (seq + 500))));
		assertThat(later).contains("class=\"msg").doesNotContain("number 40.", "<html");
		assertThat(numbers(around)).isNotEmpty().doesNotContainAnyElementsOf(numbers(later));
		assertThat(numbers(later).getFirst()).isEqualTo(numbers(around).getLast() + 1);
		assertThat(numbers(after)).isEmpty();
	}

	@Test
	void whatCameSinceAnAgentReadTheTicketIsMarkedForThemAlone() {
		Posted born = open("hello");
		post(this.anna, born, "seen", Map.of("seen", Long.toString(born.seq())));
		post(this.ben, born, "seen", Map.of("seen", "999"));
		hear(born, "are you there?");

		String path = "/desk/tickets/" + born.number();
		assertThat(get(this.anna, path)).bodyText()
			.containsSubsequence("hello", "class=\"new-line\"", "are you there?");
		assertThat(get(hire("Cy"), path)).bodyText().doesNotContain("class=\"new-line\"");
		post(this.anna, born, "seen", Map.of("seen", "999"));
		assertThat(get(this.anna, path)).bodyText().doesNotContain("class=\"new-line\"");
		hear(born, "hello?");
		assertThat(get(this.ben, path)).as("who has read ahead has not read what was not there")
			.bodyText()
			.containsSubsequence("class=\"new-line\"", "hello?");
	}

	private static List<Integer> numbers(String page) {
		return Pattern.compile("number (\\d+)\\.")
			.matcher(page)
			.results()
			.map((found) -> Integer.valueOf(found.group(1)))
			.distinct()
			.sorted()
			.toList();
	}

	@Test
	void aPageTakesAFixedFewStatementsHoweverLongTheList() {
		Posted born = open("the first");
		String path = "/desk/tickets/" + born.number() + "?view=open";
		get(this.anna, path);
		assertThat(CountedStatements.during(() -> get(this.anna, path))).hasSizeLessThanOrEqualTo(12);
		for (int i = 0; i < 55; i++) {
			open("one more");
			hear(born, "and more");
		}
		assertThat(CountedStatements.during(() -> get(this.anna, path))).hasSizeLessThanOrEqualTo(12);
		assertThat(CountedStatements.during(() -> get(this.anna, "/desk/views/open"))).hasSizeLessThanOrEqualTo(12);
		assertThat(get(this.anna, "/desk/views/open")).bodyText().contains("cursor=", "Next 50");
	}

	@Test
	void theApiTakesAFixedFewStatementsToo() {
		Posted born = open("the first");
		String token = this.tokens.issue(this.anna.id(), "counts", EnumSet.allOf(Scope.class), 1);
		List<String> paths = List.of("/api/v1/tickets?limit=50", "/api/v1/tickets?view=open&limit=50",
				"/api/v1/tickets?filter=%7B%22all%22:%5B%5D%7D&limit=50", "/api/v1/tickets/" + born.number(),
				"/api/v1/tickets/" + born.number() + "/messages?limit=50");
		Map<String, Integer> few = new HashMap<>();
		for (String path : paths) {
			few.put(path, statements(token, path));
		}
		for (int i = 0; i < 55; i++) {
			open("one more");
			hear(born, "and more");
		}
		for (String path : paths) {
			assertThat(statements(token, path)).as(path).isLessThanOrEqualTo(Math.min(12, few.getOrDefault(path, 0)));
		}
	}

	@Test
	void aTeamOfManyIsToldInAsManyStatementsAsATeamOfTwo() {
		TicketEventReader alerts = this.readers.stream()
			.filter((one) -> one.name().equals("alerts"))
			.findFirst()
			.orElseThrow();
		assertThat(toldTo(alerts, 12)).isEqualTo(toldTo(alerts, 2));
	}

	private int toldTo(TicketEventReader alerts, int members) {
		long team = this.staff
			.foundTeam(Actor.SYSTEM, UUID.randomUUID().toString(), LocalizedText.of("en", "Lamps"), false)
			.id();
		for (int i = 0; i < members; i++) {
			this.staff.join(Actor.SYSTEM, team, hire("Agent " + i).id());
		}
		Posted born = Routed.decided(this.jdbc, open("It hums."));
		this.jdbc.sql("update ticket set team_id = ?, assignee_id = null where id = ?")
			.params(team, born.ticketId())
			.update();
		TicketEvent escalated = new TicketEvent(0, 0, born.ticketId(), born.seq(), Instant.now(), Actor.SYSTEM, "",
				"escalated", null, "Lamps", false);
		int statements = CountedStatements.during(() -> alerts.read(escalated)).size();
		assertThat(this.jdbc.sql("select count(*) from notice where ticket_id = ? and kind = 'ESCALATED'")
			.param(born.ticketId())
			.query(Integer.class)
			.single()).isEqualTo(members);
		return statements;
	}

	private int statements(String token, String path) {
		Runnable read = () -> assertThat(
				this.http.get().uri(java.net.URI.create(path)).header("Authorization", "Bearer " + token))
			.hasStatusOk();
		read.run();
		return CountedStatements.during(read).size();
	}

	private Posted open(String text) {
		return this.tickets.open(NewTicket.by(this.visitor.id(), "", Channel.CHAT, "th",
				NewMessage.text(UUID.randomUUID().toString(), text, Channel.CHAT, "th")));
	}

	private void hear(Posted born, String text) {
		this.tickets.hear(this.visitor.id(), born.publicId(),
				NewMessage.text(UUID.randomUUID().toString(), text, Channel.CHAT, "th"));
	}

	private List<String> texts(Posted born) {
		return this.jdbc.sql("select text from message where ticket_id = ? order by seq")
			.param(born.ticketId())
			.query(String.class)
			.list();
	}

	private Agent hire(String name) {
		return this.staff.hire(Actor.SYSTEM, UUID.randomUUID() + "@example.com", name, Role.AGENT, Locale.ENGLISH,
				ZoneId.of("UTC"));
	}

	private MvcTestResult get(Agent agent, String path) {
		return this.http.get().uri(path).with(signedIn(agent)).exchange();
	}

	private MvcTestResult post(Agent agent, Posted born, String noun, Map<String, String> form) {
		MockMvcTester.MockMvcRequestBuilder request = this.http.post()
			.uri("/desk/tickets/" + born.number() + "/" + noun)
			.header("HX-Request", "true")
			.contentType(MediaType.APPLICATION_FORM_URLENCODED)
			.with(signedIn(agent))
			.with(csrf());
		form.forEach(request::param);
		return request.exchange();
	}

	private MvcTestResult send(Agent agent, Posted born, String kind, String text, String clientId, long seen) {
		return post(agent, born, "messages", Map.of("kind", kind, "text", text, "clientId", clientId, "seen",
				Long.toString(seen), "after", Long.toString(seen)));
	}

	private static String body(MvcTestResult result) {
		try {
			return result.getResponse().getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
		}
		catch (java.io.UnsupportedEncodingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Reader.OfDesk reader(Agent agent) {
		return new Reader.OfDesk(agent.id(), agent.role());
	}

	private static SocketParty party(Agent agent) {
		return new SocketParty("agent", Long.toString(agent.id()));
	}

	private static RequestPostProcessor signedIn(Agent agent) {
		return authentication(UsernamePasswordAuthenticationToken.authenticated(
				new SignedInAgent(agent.id(), agent.role()), null, AuthorityUtils.createAuthorityList("ROLE_AGENT")));
	}

}
