package dev.frontdesk.chat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.fields.Access;
import dev.frontdesk.fields.Field;
import dev.frontdesk.fields.FieldDraft;
import dev.frontdesk.fields.FieldType;
import dev.frontdesk.fields.FieldValues;
import dev.frontdesk.fields.Fields;
import dev.frontdesk.filters.Operator;
import dev.frontdesk.filters.TicketFilter;
import dev.frontdesk.forms.Door;
import dev.frontdesk.forms.Form;
import dev.frontdesk.forms.FormDraft;
import dev.frontdesk.forms.FormEditing;
import dev.frontdesk.settings.LocalizedText;
import dev.frontdesk.staff.Agent;
import dev.frontdesk.staff.Role;
import dev.frontdesk.staff.Staff;
import dev.frontdesk.tickets.Channel;
import dev.frontdesk.tickets.MessageCard;
import dev.frontdesk.tickets.NewMessage;
import dev.frontdesk.tickets.Posted;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.Shelf;
import dev.frontdesk.tickets.Status;
import dev.frontdesk.tickets.TicketMerged;
import dev.frontdesk.tickets.Tickets;
import dev.frontdesk.tickets.VerbRefused;
import dev.frontdesk.web.PublicId;
import dev.frontdesk.widgets.Widgets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class ChatTest {

	private final HttpClient http = HttpClient.newHttpClient();

	private final String token = PublicId.secret();

	@LocalServerPort
	int port;

	@Autowired
	JsonMapper json;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	Tickets tickets;

	@Autowired
	Staff staff;

	@Autowired
	Chats chats;

	@Autowired
	Widgets widgets;

	@Autowired
	Fields fields;

	@Autowired
	FieldValues values;

	@Autowired
	FormEditing forms;

	@Test
	void theFirstMessageBearsATicketWithItsVisitAndARepeatedOneGivesTheSame() throws Exception {
		String clientId = UUID.randomUUID().toString();
		Map<String, Object> opening = opening(clientId, "สวัสดีค่ะ รองเท้ามีไซส์ 38 ไหมคะ");
		Answer first = post("", this.token, opening);
		Answer again = post("", this.token, opening);
		assertThat(first.status()).isEqualTo(201);
		assertThat(again.status()).isEqualTo(200);
		assertThat(again.text("publicId")).isEqualTo(first.text("publicId"));
		assertThat(again.body().get("messages").size()).isEqualTo(1);
		long ticket = ticketId(first.text("publicId"));
		assertThat(this.jdbc.sql("select page_title from visit where ticket_id = ?")
			.param(ticket)
			.query(String.class)
			.single()).isEqualTo("Shoes");
		assertThat(this.jdbc.sql("select count(*) from visit_page where ticket_id = ?")
			.param(ticket)
			.query(Long.class)
			.single()).isEqualTo(1);
		assertThat(this.jdbc.sql("select language from ticket where id = ?").param(ticket).query(String.class).single())
			.isEqualTo("th");
	}

	@Test
	void tabsThatSendTheirFirstMessagesAtOnceEndUpInOneThread() throws Exception {
		try (ExecutorService tabs = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Callable<Answer>> sends = new ArrayList<>();
			for (int i = 0; i < 6; i++) {
				Map<String, Object> opening = opening(UUID.randomUUID().toString(), "tab " + i);
				sends.add(() -> post("", this.token, opening));
			}
			List<String> threads = new ArrayList<>();
			for (Future<Answer> sent : tabs.invokeAll(sends)) {
				threads.add(sent.get().text("publicId"));
			}
			assertThat(threads).hasSize(6).containsOnly(threads.getFirst());
		}
		assertThat(get("", this.token).body().size()).isEqualTo(1);
	}

	@Test
	void aTokenOpensItsOwnThreadsAndNothingElse() throws Exception {
		String mine = begin("mine");
		String stranger = PublicId.secret();
		post("", stranger, opening(UUID.randomUUID().toString(), "theirs"));
		for (String token : List.of(stranger, PublicId.secret(), "short", "' or 1=1 --")) {
			assertThat(get("/" + mine, token).status()).isEqualTo(404);
			assertThat(post("/" + mine + "/messages", token,
					Map.of("clientId", UUID.randomUUID().toString(), "text", "hi"))
				.status()).isEqualTo(404);
			assertThat(put("/" + mine + "/contact", token, Map.of("email", "a@b.example")).status()).isEqualTo(404);
			assertThat(put("/" + mine + "/locale", token, Map.of("locale", "hu")).status()).isEqualTo(404);
		}
		assertThat(get("/" + mine, null).status()).isEqualTo(401);
		assertThat(get("/unknown", this.token).status()).isEqualTo(404);
	}

	@Test
	void notesNeverLeaveTheDesk() throws Exception {
		String thread = begin("hello");
		Agent agent = hire();
		long number = number(thread);
		Reader.OfDesk desk = new Reader.OfDesk(agent.id(), Role.AGENT);
		try (Ear ear = ear(this.token, thread)) {
			this.tickets.answer(desk, number, NewMessage.note("note-1234567", "secret note", "en"), 99, null);
			this.tickets.answer(desk, number, NewMessage.text("text-1234567", "Hi there", Channel.DESK, "en"), 99,
					null);
			assertThat(ear.next()).contains("Hi there").contains(agent.name()).doesNotContain("secret");
		}
		String read = get("/" + thread, this.token).body().toString();
		assertThat(read).contains("Hi there").doesNotContain("secret note");
	}

	@Test
	void cardsArePushedInTheVisitorsLanguage() throws Exception {
		String thread = begin("hello");
		Agent agent = hire();
		try (Ear ear = ear(this.token, thread)) {
			this.tickets.answer(new Reader.OfDesk(agent.id(), Role.AGENT), number(thread),
					NewMessage.text("card-1234567", "Look", Channel.DESK, "en")
						.withCards(List.of(new NewMessage.Card("spoken", "any"))),
					99, null);
			assertThat(ear.next()).contains("\"spoken\":\"th\"");
		}
	}

	@Test
	void whatWasMissedIsReadByPlace() throws Exception {
		String thread = begin("one");
		long seq = get("/" + thread, this.token).body().get("seq").asLong();
		post("/" + thread + "/messages", this.token, Map.of("clientId", "two-" + UUID.randomUUID(), "text", "two"));
		JsonNode missed = get("/" + thread + "?after=" + seq, this.token).body().get("messages");
		assertThat(missed.size()).isEqualTo(1);
		assertThat(missed.get(0).get("text").asString()).isEqualTo("two");
	}

	@Test
	void whatWasMissedComesOldestFirstPageByPage() throws Exception {
		String thread = begin("one");
		long seq = get("/" + thread, this.token).body().get("seq").asLong();
		this.jdbc
			.sql("""
					insert into message (id, ticket_id, origin_ticket_id, home_ticket_id, seq, origin_seq, client_id, author_kind, visibility, channel,
						language, text, html, created_at)
					select 4000000000000000000 + ? + n, t.id, t.id, t.id, ? + n, 0, 'missed-' || n, 'SYSTEM', 'PUBLIC', 'DESK', 'en',
						'missed ' || n, '', now() from generate_series(1, 501) n, ticket t where t.id = ?""")
			.params(ticketId(thread) * 1000, seq, ticketId(thread))
			.update();
		JsonNode page = get("/" + thread + "?after=" + seq, this.token).body();
		assertThat(page.get("messages").get(0).get("text").asString()).isEqualTo("missed 1");
		assertThat(page.get("more").asBoolean()).isTrue();
		JsonNode rest = get("/" + thread + "?after=" + page.get("seq").asLong(), this.token).body();
		assertThat(rest.get("messages").size()).isEqualTo(1);
		assertThat(rest.get("more").asBoolean()).isFalse();
		JsonNode latest = get("/" + thread, this.token).body().get("messages");
		assertThat(latest.get(499).get("text").asString()).isEqualTo("missed 501");
	}

	@Test
	void aLateReplyToAClosedThreadNamesItsFollowUp() throws Exception {
		String thread = begin("old");
		Agent agent = hire();
		long number = number(thread);
		this.tickets.changeStatus(new Reader.OfDesk(agent.id(), Role.AGENT), number, Status.SOLVED);
		this.jdbc.sql("update ticket set status = 'CLOSED' where number = ?").param(number).update();
		Answer late = post("/" + thread + "/messages", this.token,
				Map.of("clientId", "late-" + UUID.randomUUID(), "text", "still here"));
		assertThat(late.status()).isEqualTo(201);
		assertThat(late.text("publicId")).isNotEqualTo(thread);
		assertThat(get("/" + late.text("publicId"), this.token).status()).isEqualTo(200);
	}

	@Test
	void socketsOfStrangersHearNothing() throws Exception {
		String mine = begin("mine");
		String stranger = PublicId.secret();
		post("", stranger, opening(UUID.randomUUID().toString(), "theirs"));
		try (Ear ear = new Ear(this.http, this.port)) {
			ear.send("CONNECT\naccept-version:1.2\nhost:x\ntoken:" + stranger + "\n\n");
			assertThat(ear.next()).startsWith("CONNECTED");
			ear.send("SUBSCRIBE\nid:1\ndestination:/topic/thread." + mine + "\n\n");
			assertThat(ear.next()).startsWith("ERROR");
		}
		try (Ear ear = new Ear(this.http, this.port)) {
			ear.send("CONNECT\naccept-version:1.2\nhost:x\ntoken:" + PublicId.secret() + "\n\n");
			assertThat(ear.next()).startsWith("ERROR");
		}
	}

	@Test
	void seenMarksAndStatusReachTheVisitor() throws Exception {
		String thread = begin("hello");
		Agent agent = hire();
		Reader.OfDesk desk = new Reader.OfDesk(agent.id(), Role.AGENT);
		long number = number(thread);
		try (Ear ear = ear(this.token, thread)) {
			this.tickets.seenByDesk(desk, number, 999);
			assertThat(ear.next()).contains("\"type\":\"seen\"");
			this.tickets.changeStatus(desk, number, Status.SOLVED);
			assertThat(ear.next()).contains("\"status\":\"SOLVED\"");
		}
	}

	@Test
	void anAddressIsKeptAndAnswersTheCard() throws Exception {
		String thread = begin("hello");
		assertThat(put("/" + thread + "/contact", this.token, Map.of("email", "no address")).status()).isEqualTo(422);
		assertThat(put("/" + thread + "/contact", this.token, Map.of("email", "mali@shop.example")).status())
			.isEqualTo(204);
		assertThat(get("/" + thread, this.token).body().get("reachable").asBoolean()).isTrue();
	}

	@Test
	void onlyWhoWorksOnATicketAsksForAnAddressAndAsksOnce() throws Exception {
		String thread = begin("hello");
		long number = number(thread);
		Agent anna = hire();
		Agent guest = hire();
		dev.frontdesk.staff.Team secret = this.staff.foundTeam(Actor.SYSTEM, "s" + UUID.randomUUID(),
				LocalizedText.of("en", "Secret"), true);
		Reader.OfDesk lead = new Reader.OfDesk(anna.id(), Role.ADMIN);
		this.tickets.sendToTeam(lead, number, secret.id());
		this.tickets.collaborate(lead, number, guest.id());
		Reader.OfDesk asked = new Reader.OfDesk(guest.id(), Role.AGENT);
		assertThatExceptionOfType(VerbRefused.class)
			.isThrownBy(() -> this.chats.askForAddress(asked, number, "Where do we reach you?"));
		this.tickets.put(lead, number, Shelf.SPAM);
		assertThatExceptionOfType(VerbRefused.class)
			.isThrownBy(() -> this.chats.askForAddress(lead, number, "Where do we reach you?"));
		this.tickets.put(lead, number, Shelf.DESK);
		this.chats.askForAddress(lead, number, "Where do we reach you?");
		this.chats.askForAddress(lead, number, "Where do we reach you?");
		assertThat(get("/" + thread, this.token).body().get("messages").size()).isEqualTo(2);
		long other = number(
				post("", PublicId.secret(), opening(UUID.randomUUID().toString(), "me too")).text("publicId"));
		this.tickets.merge(lead, other, number);
		assertThatExceptionOfType(TicketMerged.class)
			.isThrownBy(() -> this.chats.askForAddress(lead, other, "Where do we reach you?"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "{", "[]", "null", "\"text\"", "{\"text\": {}}", "{\"pages\": 7}",
			"{\"clientId\":\"x\",\"text\":\"y\"}" })
	void malformedBodiesAreRefusedAndNothingIsStored(String body) throws Exception {
		long before = this.jdbc.sql("select count(*) from ticket").query(Long.class).single();
		Answer answer = send("POST", "", this.token, body, null);
		assertThat(answer.status()).isIn(400, 404, 415, 422);
		assertThat(answer.type()).startsWith("application/problem+json");
		assertThat(this.jdbc.sql("select count(*) from ticket").query(Long.class).single()).isEqualTo(before);
	}

	@Test
	void textsAreMeasuredAndClearedOfNulls() throws Exception {
		assertThat(post("", this.token, opening(UUID.randomUUID().toString(), "x".repeat(10_001))).status())
			.isEqualTo(422);
		assertThat(post("", this.token, opening(UUID.randomUUID().toString(), " \u200b ")).status()).isEqualTo(422);
		Answer odd = post("", this.token, opening(UUID.randomUUID().toString(), "a\u0000b <script>alert(1)</script>"));
		assertThat(odd.status()).isEqualTo(201);
		JsonNode message = odd.body().get("messages").get(0);
		assertThat(message.get("text").asString()).isEqualTo("ab <script>alert(1)</script>");
		assertThat(message.get("html").asString()).contains("&lt;script&gt;");
		assertThat(send("POST", "", this.token, "{\"text\":\"" + "x".repeat(300_000) + "\"}", null).status())
			.isEqualTo(413);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/%63hat/threads", "/chat/%74hreads" })
	void aLargeBodyIsRefusedHoweverItsAddressIsSpelt(String path) throws Exception {
		assertThat(large(path, "application/json")).isEqualTo(413);
	}

	@Test
	void aLargeBodyIsNoUploadBecauseItSaysSo() throws Exception {
		assertThat(large("/chat/threads", "multipart/form-data; boundary=b")).isEqualTo(413);
	}

	private int large(String path, String type) throws Exception {
		return this.http
			.send(HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path))
				.header("Authorization", "Bearer " + this.token)
				.header("Content-Type", type)
				.POST(HttpRequest.BodyPublishers.ofString("{\"text\":\"" + "x".repeat(300_000) + "\"}"))
				.build(), HttpResponse.BodyHandlers.ofString())
			.statusCode();
	}

	@Test
	void onlyOurOwnPagesMayCall() throws Exception {
		String body = this.json.writeValueAsString(opening(UUID.randomUUID().toString(), "hi"));
		assertThat(send("POST", "", this.token, body, "https://evil.example").status()).isEqualTo(403);
		assertThat(send("POST", "", this.token, body, "null").status()).isEqualTo(403);
		assertThat(send("POST", "", this.token, body, "http://localhost:" + this.port).status()).isEqualTo(201);
	}

	@Test
	void aFileIsSentOnceAndReadByItsVisitorOnly() throws Exception {
		String thread = begin("hello");
		String form = """
				--b
				Content-Disposition: form-data; name="clientId"

				file-12345678
				--b
				Content-Disposition: form-data; name="file"; filename="order.txt"
				Content-Type: text/plain

				four shoes
				--b--
				""".replace("\n", "\r\n");
		for (int i = 0; i < 2; i++) {
			HttpResponse<String> sent = this.http.send(HttpRequest
				.newBuilder(URI.create("http://localhost:" + this.port + "/chat/threads/" + thread + "/files"))
				.header("Authorization", "Bearer " + this.token)
				.header("Content-Type", "multipart/form-data; boundary=b")
				.POST(HttpRequest.BodyPublishers.ofString(form))
				.build(), HttpResponse.BodyHandlers.ofString());
			assertThat(sent.statusCode()).isEqualTo(201);
		}
		JsonNode messages = get("/" + thread, this.token).body().get("messages");
		assertThat(messages.size()).isEqualTo(2);
		String file = messages.get(1).get("files").get(0).get("id").asString();
		assertThat(read(thread, file, this.token).body()).isEqualTo("four shoes");
		assertThat(read(thread, file, PublicId.secret()).statusCode()).isEqualTo(404);
		assertThat(read(begin("same thread"), "nothing", this.token).statusCode()).isEqualTo(404);
	}

	@Test
	void aFileThatIsNotWhatItSaysIsRefusedInTheVisitorsLanguage() throws Exception {
		String thread = begin("hello");
		for (String[] file : new String[][] { { "photo.png", "MZ this is no picture", "mentse el újra" },
				{ "tool.exe", "anything", "program" }, { "nothing.txt", "", "üres" } }) {
			String form = """
					--b
					Content-Disposition: form-data; name="clientId"

					%s
					--b
					Content-Disposition: form-data; name="file"; filename="%s"
					Content-Type: image/png

					%s
					--b--
					""".formatted(UUID.randomUUID(), file[0], file[1]).replace("\n", "\r\n");
			HttpResponse<String> sent = this.http.send(HttpRequest
				.newBuilder(
						URI.create("http://localhost:" + this.port + "/chat/threads/" + thread + "/files?locale=hu"))
				.header("Authorization", "Bearer " + this.token)
				.header("Content-Type", "multipart/form-data; boundary=b")
				.POST(HttpRequest.BodyPublishers.ofString(form))
				.build(), HttpResponse.BodyHandlers.ofString());
			assertThat(sent.statusCode()).isEqualTo(422);
			assertThat(sent.body()).contains(file[0], file[2]);
		}
		assertThat(get("/" + thread, this.token).body().get("messages").size()).isEqualTo(1);
	}

	private HttpResponse<String> read(String thread, String file, String token) throws Exception {
		return this.http.send(HttpRequest
			.newBuilder(URI.create("http://localhost:" + this.port + "/chat/threads/" + thread + "/files/" + file))
			.header("Authorization", "Bearer " + token)
			.build(), HttpResponse.BodyHandlers.ofString());
	}

	@Test
	void whatIsNoTokenBeginsNothing() throws Exception {
		for (String token : List.of("short", "x".repeat(4_000))) {
			assertThat(post("", token, opening(UUID.randomUUID().toString(), "hi")).status()).isEqualTo(401);
		}
	}

	@Test
	void firstAndLaterMessagesCountTogether() throws Exception {
		String thread = begin("one");
		for (int i = 0; i < 40; i++) {
			post("", this.token, opening(UUID.randomUUID().toString(), "more"));
		}
		Answer late = post("/" + thread + "/messages", this.token,
				Map.of("clientId", UUID.randomUUID().toString(), "text", "too many"));
		assertThat(late.status()).isEqualTo(429);
	}

	@ParameterizedTest
	@ValueSource(strings = { "nope", "a\\u0000b", "" })
	void anUnknownWidgetTakesNothing(String widget) throws Exception {
		assertThat(send("POST", "", this.token,
				"{\"widget\":\"" + widget + "\",\"clientId\":\"12345678\",\"text\":\"hi\",\"unknown\":1}", null)
			.status()).isEqualTo(404);
	}

	@Test
	void aMergedThreadGoesOnUnderItsOwnAddress() throws Exception {
		String mine = begin("my own words");
		String stranger = PublicId.secret();
		String theirs = post("", stranger, opening(UUID.randomUUID().toString(), "their words")).text("publicId");
		Reader.OfDesk anna = new Reader.OfDesk(hire().id(), Role.ADMIN);
		String before = get("/" + mine, this.token).text("room");
		this.tickets.merge(anna, number(mine), number(theirs));
		this.tickets.answer(anna, number(theirs), NewMessage.text(PublicId.next(), "to both", Channel.CHAT, "en"),
				Long.MAX_VALUE, null);
		Answer read = get("/" + mine, this.token);
		assertThat(read.text("publicId")).isEqualTo(mine);
		assertThat(read.text("room")).isNotEqualTo(before);
		assertThat(read.body().get("messages").toString()).contains("my own words", "to both")
			.doesNotContain("their words");
		Answer written = post("/" + mine + "/messages", this.token,
				Map.of("clientId", UUID.randomUUID().toString(), "text", "late"));
		assertThat(written.status()).isEqualTo(201);
		assertThat(written.text("publicId")).isEqualTo(mine);
		assertThat(get("/" + theirs, stranger).body().get("messages").toString()).contains("their words", "to both")
			.doesNotContain("my own words", "late");
		assertThat(get("", this.token).body().size()).isEqualTo(1);
		assertThat(get("/" + theirs, this.token).status()).isEqualTo(404);
		this.tickets.unmerge(anna, number(mine));
		assertThat(get("/" + mine, this.token).body().get("messages").toString()).contains("my own words", "late");
	}

	@Test
	void whatIsSplitOffIsFollowedByTheSameVisitor() throws Exception {
		String thread = begin("first matter");
		Answer second = post("/" + thread + "/messages", this.token,
				Map.of("clientId", UUID.randomUUID().toString(), "text", "second matter"));
		Posted split = this.tickets.split(new Reader.OfDesk(hire().id(), Role.ADMIN), number(thread),
				List.of(second.body().get("seq").asLong()), "Second");
		assertThat(get("/" + split.publicId(), this.token).body().get("messages").toString()).contains("second matter");
		assertThat(get("/" + thread, this.token).body().get("messages").toString()).doesNotContain("second matter");
	}

	@Test
	void whatAWidgetAsksIsAnsweredBeforeTheFirstMessageAndStandsInTheTicket() throws Exception {
		String run = UUID.randomUUID().toString().substring(0, 8);
		define("reason-" + run, FieldType.CHOICE);
		define("damage-" + run, FieldType.TEXT);
		Form form = this.forms.add(Actor.SYSTEM, "chat-" + run,
				new FormDraft(LocalizedText.of("en", "Chat " + run), new LocalizedText(Map.of()), Set.of(Door.WIDGET),
						null, null, false,
						List.of(new Form.Line("reason-" + run, true, Set.of(), null), new Form.Line("damage-" + run,
								true, Set.of(), TicketFilter.where("fields.reason-" + run, Operator.IS, "damaged")))));
		this.jdbc.sql("""
				insert into widget (key, name, brand_id, market_id, look, created_at)
				select ?, name, brand_id, market_id, look, created_at from widget where key = 'default'""")
			.param("asks-" + run)
			.update();
		this.widgets.ask(Actor.SYSTEM, "asks-" + run, form.key());
		Map<String, Object> opening = new HashMap<>(opening(UUID.randomUUID().toString(), "มันพัง"));
		opening.put("widget", "asks-" + run);
		Answer nothing = post("?locale=th", this.token, opening);
		assertThat(nothing.status()).isEqualTo(422);
		assertThat(nothing.body().at("/errors/0/pointer").asString()).isEqualTo("#/fields/reason-" + run);
		assertThat(nothing.body().at("/errors/0/detail").asString()).isEqualTo("จำเป็นต้องกรอก");
		opening.put("fields", Map.of("reason-" + run, "damaged"));
		assertThat(post("", this.token, opening).body().at("/errors/0/pointer").asString())
			.isEqualTo("#/fields/damage-" + run);
		opening.put("fields", Map.of("reason-" + run, "lost", "damage-" + run, List.of("x", "y")));
		assertThat(post("", this.token, opening).body().at("/errors"))
			.extracting((error) -> error.at("/pointer").asString())
			.containsExactlyInAnyOrder("#/fields/reason-" + run, "#/fields/damage-" + run);
		assertThat(get("", this.token).body()).as("nothing was begun").isEmpty();
		opening.put("fields", Map.of("reason-" + run, "damaged", "damage-" + run, "the zip"));
		Answer begun = post("", this.token, opening);
		assertThat(begun.status()).isEqualTo(201);
		long ticket = ticketId(begun.text("publicId"));
		assertThat(this.values.held(ticket)).containsEntry("reason-" + run, "damaged")
			.containsEntry("damage-" + run, "the zip");
		assertThat(this.jdbc.sql("select field from ticket_event where ticket_id = ? and actor_kind = 'CUSTOMER'")
			.param(ticket)
			.query(String.class)
			.list()).contains("form", "fields.reason-" + run, "fields.damage-" + run);
		Map<String, Object> another = new HashMap<>(opening(UUID.randomUUID().toString(), "และอีกอย่าง"));
		another.put("widget", "asks-" + run);
		assertThat(post("", this.token, another).status()).as("while it goes on nothing is asked").isEqualTo(201);
		this.forms.archive(Actor.SYSTEM, form.id());
		another.put("clientId", UUID.randomUUID().toString());
		assertThat(post("", PublicId.secret(), another).status()).as("nobody asks any more").isEqualTo(201);
	}

	private void define(String key, FieldType type) {
		this.fields.add(Actor.SYSTEM, key, type,
				new FieldDraft(LocalizedText.of("en", key), new LocalizedText(Map.of()),
						List.of(new Field.Choice("size", LocalizedText.of("en", "Size"), false),
								new Field.Choice("damaged", LocalizedText.of("en", "Damaged"), false)),
						"", Access.CUSTOMERS_EDIT, false));
	}

	private String begin(String text) throws Exception {
		return post("", this.token, opening(UUID.randomUUID().toString(), text)).text("publicId");
	}

	private static Map<String, Object> opening(String clientId, String text) {
		return Map.of("widget", "default", "clientId", clientId, "text", text, "locale", "th", "timeZone",
				"Asia/Bangkok", "referrer", "https://search.example/?q=shoes", "pages",
				List.of(Map.of("url", "https://shop.example/", "title", "Shop"),
						Map.of("url", "https://shop.example/shoes", "title", "Shoes"),
						Map.of("url", "javascript:alert(1)", "title", "Evil", "at", "2099-01-01T00:00:00Z"),
						Map.of("url", "https://shop.example/shoes", "title", "Shoes", "at", "2099-01-01T00:00:00Z")));
	}

	private Agent hire() {
		return this.staff.hire(Actor.SYSTEM, UUID.randomUUID() + "@desk.example", "Anna Kovács", Role.AGENT,
				Locale.ENGLISH, java.time.ZoneId.of("UTC"));
	}

	private long ticketId(String publicId) {
		return this.jdbc.sql("select id from ticket where public_id = ?").param(publicId).query(Long.class).single();
	}

	private long number(String publicId) {
		return this.jdbc.sql("select number from ticket where public_id = ?")
			.param(publicId)
			.query(Long.class)
			.single();
	}

	private Ear ear(String token, String thread) throws InterruptedException {
		Ear ear = new Ear(this.http, this.port);
		ear.send("CONNECT\naccept-version:1.2\nhost:x\ntoken:" + token + "\n\n");
		assertThat(ear.next()).startsWith("CONNECTED");
		ear.send("SUBSCRIBE\nid:1\nreceipt:r\ndestination:/topic/thread." + thread + "\n\n");
		assertThat(ear.next()).startsWith("RECEIPT");
		return ear;
	}

	private Answer post(String path, @Nullable String token, Object body) throws Exception {
		return send("POST", path, token, this.json.writeValueAsString(body), null);
	}

	private Answer put(String path, String token, Object body) throws Exception {
		return send("PUT", path, token, this.json.writeValueAsString(body), null);
	}

	private Answer get(String path, @Nullable String token) throws Exception {
		return send("GET", path, token, null, null);
	}

	private Answer send(String method, String path, @Nullable String token, @Nullable String body,
			@Nullable String origin) throws Exception {
		HttpRequest.Builder request = HttpRequest
			.newBuilder(URI.create("http://localhost:" + this.port + "/chat/threads" + path))
			.header("Content-Type", "application/json")
			.method(method,
					(body != null) ? HttpRequest.BodyPublishers.ofString(body) : HttpRequest.BodyPublishers.noBody());
		if (token != null) {
			request.header("Authorization", "Bearer " + token);
		}
		if (origin != null) {
			request.header("Origin", origin);
		}
		HttpResponse<String> answer = this.http.send(request.build(), HttpResponse.BodyHandlers.ofString());
		assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
		return new Answer(answer.statusCode(), answer.headers().firstValue("Content-Type").orElse(""),
				this.json.readTree(answer.body().isEmpty() ? "{}" : answer.body()));
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class Cards {

		@Bean
		MessageCard spoken() {
			return new MessageCard() {

				@Override
				public String kind() {
					return "spoken";
				}

				@Override
				public String template() {
					return "chat/contact-card :: card";
				}

				@Override
				public Map<String, Object> models(Collection<String> references, Locale reader) {
					return Map.of("any", Map.of("spoken", reader.toLanguageTag()));
				}

				@Override
				public String asText(String reference, Locale reader) {
					return "";
				}

			};
		}

	}

	private record Answer(int status, String type, JsonNode body) {

		String text(String name) {
			return this.body.get(name).asString();
		}

	}

	private static final class Ear implements WebSocket.Listener, AutoCloseable {

		private final BlockingQueue<String> frames = new LinkedBlockingQueue<>();

		private final StringBuilder partial = new StringBuilder();

		private final WebSocket socket;

		Ear(HttpClient http, int port) {
			this.socket = http.newWebSocketBuilder()
				.subprotocols("v12.stomp")
				.buildAsync(URI.create("ws://localhost:" + port + "/chat/socket"), this)
				.join();
		}

		void send(String frame) {
			this.socket.sendText(frame + '\0', true).join();
		}

		String next() throws InterruptedException {
			String frame = this.frames.poll(10, TimeUnit.SECONDS);
			if (frame == null) {
				throw new AssertionError("Nothing came");
			}
			return frame;
		}

		@Override
		public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
			this.partial.append(data);
			if (last && !this.partial.toString().equals("\n")) {
				this.frames.add(this.partial.toString());
			}
			if (last) {
				this.partial.setLength(0);
			}
			webSocket.request(1);
			return null;
		}

		@Override
		public void close() {
			this.socket.abort();
		}

	}

}
