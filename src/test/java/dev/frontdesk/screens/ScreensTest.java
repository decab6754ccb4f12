package dev.frontdesk.screens;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.frontdesk.access.Accounts;
import dev.frontdesk.audit.Actor;
import dev.frontdesk.staff.Agent;
import dev.frontdesk.staff.Role;
import dev.frontdesk.staff.Staff;
import dev.frontdesk.testing.VisitorCalls;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.Status;
import dev.frontdesk.tickets.Tickets;
import dev.frontdesk.web.InvalidText;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class ScreensTest {

	private static final String PASSWORD = "four words are enough";

	@LocalServerPort
	int port;

	@Autowired
	Shares shares;

	@Autowired
	ScreenRules rules;

	@Autowired
	IceServers servers;

	@Autowired
	ScreenFacts facts;

	@Autowired
	Tickets tickets;

	@Autowired
	Staff staff;

	@Autowired
	Accounts accounts;

	@Autowired
	JdbcClient jdbc;

	private VisitorCalls visitor;

	private String thread;

	private long ticketId;

	private long number;

	private Agent anna;

	private Reader.OfDesk reader;

	private Ear panel;

	@BeforeEach
	void cast() throws Exception {
		this.jdbc.sql("delete from screen_share").update();
		this.rules.set(Actor.SYSTEM, new ScreenRules.Rule(true, List.of(), "", 2, false));
		this.visitor = new VisitorCalls(this.port);
		this.thread = this.visitor.begin("My basket looks odd");
		this.ticketId = id(this.thread);
		this.number = this.tickets.byId(this.ticketId).number();
		this.anna = hire("Anna");
		this.reader = new Reader.OfDesk(this.anna.id(), Role.AGENT);
		this.panel = panel(this.visitor, this.thread);
	}

	@AfterEach
	void leave() {
		this.panel.close();
		this.rules.set(Actor.SYSTEM, new ScreenRules.Rule(false, List.of(), "", 2, false));
	}

	@Test
	void fromAskingToTheEndEverythingStandsInTheHistoryAndTheVisitorSeesALine() throws Exception {
		Share share = this.shares.ask(this.reader, this.number);
		assertThat(this.panel.next()).contains("\"type\":\"screen\"");
		assertThat(screen().at("/now/state").asString()).isEqualTo("ASKED");
		assertThat(screen().at("/now/agent").asString()).isEqualTo("Anna");
		assertThat(accept(share)).isEqualTo(200);
		this.shares.start(this.anna.id(), share.publicId());
		this.shares.start(this.anna.id(), share.publicId());
		this.jdbc.sql("update screen_share set started_at = started_at - interval '4 minutes'").update();
		assertThat(this.visitor.call("DELETE", path(share), null).status()).isEqualTo(204);
		assertThat(this.visitor.call("DELETE", path(share), null).status()).isEqualTo(204);
		assertThat(history()).containsExactly("started; Anna is looking", "ended after 4 minutes, by the customer");
		assertThat(screen().get("now").isNull()).isTrue();
		assertThat(screen().get("shown").size()).isOne();
		assertThat(this.visitor.messages(this.thread).size()).as("nothing is said in their name").isOne();
	}

	@Test
	void whoDeclinesCanBeAskedAgain() throws Exception {
		Share share = this.shares.ask(this.reader, this.number);
		assertThat(this.visitor.call("PUT", path(share) + "/refusal", Map.of()).status()).isEqualTo(204);
		assertThat(accept(share)).as("decided is decided").isEqualTo(409);
		Share again = this.shares.ask(this.reader, this.number);
		assertThat(again.publicId()).isNotEqualTo(share.publicId());
		this.visitor.call("PUT", path(again) + "/refusal", Map.of("picture", true));
		assertThat(history()).containsExactly("declined when Anna asked", "declined; a picture comes instead");
	}

	@Test
	void oneTabConsentsOfMany() throws Exception {
		Share share = this.shares.ask(this.reader, this.number);
		try (ExecutorService tabs = Executors.newVirtualThreadPerTaskExecutor()) {
			Callable<Integer> consent = () -> accept(share);
			List<Integer> answers = tabs.invokeAll(List.of(consent, consent, consent, consent))
				.stream()
				.map(Future::resultNow)
				.toList();
			assertThat(answers).containsExactlyInAnyOrder(200, 409, 409, 409);
		}
	}

	@Test
	void oneAgentAsksAtATimeAndLooksAtOneScreenAtATime() throws Exception {
		Share share = this.shares.ask(this.reader, this.number);
		assertThat(this.shares.ask(this.reader, this.number).publicId()).as("once more").isEqualTo(share.publicId());
		Reader.OfDesk bela = new Reader.OfDesk(hire("Béla").id(), Role.AGENT);
		assertThatExceptionOfType(ShareRefused.class).isThrownBy(() -> this.shares.ask(bela, this.number))
			.withMessage("screens.refused.asked");
		VisitorCalls other = new VisitorCalls(this.port);
		String elsewhere = other.begin("And mine");
		long second = this.tickets.byId(id(elsewhere)).number();
		assertThatExceptionOfType(ShareRefused.class).as("nobody is there")
			.isThrownBy(() -> this.shares.ask(this.reader, second))
			.withMessage("screens.refused.not-here");
		try (Ear there = panel(other, elsewhere)) {
			assertThat(there.heardNothing()).isTrue();
			assertThatExceptionOfType(ShareRefused.class).isThrownBy(() -> this.shares.ask(this.reader, second))
				.withMessage("screens.refused.busy");
		}
	}

	@Test
	void signalsPassBetweenTheTwoWhoAgreedAndNobodyElse() throws Exception {
		Share share = this.shares.ask(this.reader, this.number);
		this.panel.next();
		try (Ear desk = desk(this.anna)) {
			desk.say(share.ticket(), signal(share, "ready", "early"));
			settle(desk);
			accept(share);
			assertThat(this.panel.next()).as("the hint, and not what was said too early").contains("\"screen\"");
			desk.say(share.ticket(), signal(share, "ready", "hello"));
			assertThat(this.panel.next()).contains("\"kind\":\"ready\"", "hello");
			this.panel.sayIn(this.thread, signal(share, "offer", "picture"));
			assertThat(desk.next()).contains("\"screen\"");
			assertThat(desk.next()).contains("\"kind\":\"offer\"", "picture");
			// the desk's words are not the visitor's, and much is too much for one
			// candidate
			this.panel.sayIn(this.thread, signal(share, "answer", "x"));
			this.panel.sayIn(this.thread, signal(share, "candidate", "x".repeat(3_000)));
			this.panel.sayIn(this.thread, signal(share, "candidate", "near"));
			assertThat(desk.next()).contains("\"kind\":\"candidate\"", "near");
		}
	}

	@Test
	void strangersOtherThreadsAndEndedScreensAreNotSignalledAbout() throws Exception {
		Share share = this.shares.ask(this.reader, this.number);
		accept(share);
		VisitorCalls stranger = new VisitorCalls(this.port);
		String theirs = stranger.begin("I look around");
		Agent bela = hire("Béla");
		try (Ear desk = desk(this.anna); Ear other = desk(bela); Ear nosy = panel(stranger, theirs)) {
			// from their own thread, about a screen that is not theirs
			nosy.sayIn(theirs, signal(share, "offer", "forged"));
			// a colleague who may see the ticket, and yet did not ask
			other.say(share.ticket(), signal(share, "answer", "forged"));
			this.panel.sayIn(this.thread, signal(share, "offer", "mine"));
			assertThat(desk.next()).contains("mine").doesNotContain("forged");
			// into a thread that is not theirs: the door closes
			nosy.sayIn(this.thread, signal(share, "offer", "forged"));
			assertThat(nosy.next()).startsWith("ERROR");
			assertThat(subscribe(other, "/topic/screen." + this.anna.id())).startsWith("ERROR");
			this.visitor.call("DELETE", path(share), null);
			assertThat(desk.next()).contains("\"screen\"");
			this.panel.sayIn(this.thread, signal(share, "offer", "late"));
			desk.say(share.ticket(), signal(share, "answer", "late"));
			this.panel.sayIn(this.thread, "{\"share\":7,\"kind\":[]}");
			this.panel.settled();
			assertThat(desk.heardNothing()).isTrue();
			assertThat(this.panel.all()).noneMatch((frame) -> frame.contains("forged") || frame.contains("late"));
		}
	}

	@Test
	void aVisitorDecidesAboutTheirOwnScreenOnly() throws Exception {
		Share share = this.shares.ask(this.reader, this.number);
		VisitorCalls stranger = new VisitorCalls(this.port);
		String theirs = stranger.begin("Hello");
		assertThat(stranger.call("PUT", "/" + theirs + "/screen/" + share.publicId() + "/acceptance", null).status())
			.isEqualTo(409);
		assertThat(stranger.call("PUT", path(share) + "/acceptance", null).status()).isEqualTo(404);
		assertThat(stranger.call("GET", "/" + this.thread + "/screen", null).status()).isEqualTo(404);
		stranger.call("DELETE", "/" + theirs + "/screen/" + share.publicId(), null);
		assertThat(state(share)).isEqualTo("ASKED");
		assertThatExceptionOfType(ShareRefused.class)
			.isThrownBy(() -> this.facts.restore(this.reader, this.number, "", Shares.FACT, null));
	}

	@Test
	void whatNobodyAnswersLooksAtOrShowsEnds() throws Exception {
		Share unanswered = this.shares.ask(this.reader, this.number);
		this.jdbc.sql("update screen_share set asked_at = asked_at - interval '4 minutes'").update();
		assertThat(accept(unanswered)).as("too late").isEqualTo(409);
		this.shares.sweep();
		Share unwatched = shown();
		this.jdbc.sql("update screen_share set watched_at = watched_at - interval '3 minutes' where public_id = ?")
			.param(unwatched.publicId())
			.update();
		this.shares.watched(this.anna.id(), unwatched.publicId());
		this.shares.sweep();
		assertThat(state(unwatched)).as("is watched").isEqualTo("STARTED");
		this.jdbc.sql("update screen_share set watched_at = watched_at - interval '3 minutes' where public_id = ?")
			.param(unwatched.publicId())
			.update();
		this.shares.sweep();
		assertThat(state(unwatched)).isEqualTo("ENDED");
		Share left = shown();
		this.panel.close();
		this.jdbc.sql("delete from presence").update();
		this.jdbc.sql("update screen_share set accepted_at = accepted_at - interval '2 minutes'").update();
		this.shares.sweep();
		assertThat(state(left)).isEqualTo("ENDED");
		assertThat(history()).anyMatch((line) -> line.contains("not answered"))
			.anyMatch((line) -> line.contains("nobody was looking"))
			.anyMatch((line) -> line.contains("the customer left"));
	}

	@Test
	void itEndsWithTheChatWithTheAgentAndWithTheRule() throws Exception {
		Share solved = shown();
		this.tickets.changeStatus(this.reader, this.number, Status.SOLVED);
		await().atMost(Duration.ofSeconds(20)).until(() -> state(solved).equals("ENDED"));
		assertThatExceptionOfType(ShareRefused.class).isThrownBy(() -> this.shares.ask(this.reader, this.number))
			.withMessage("screens.refused.over");
		this.tickets.changeStatus(this.reader, this.number, Status.OPEN);
		Share left = shown();
		this.shares.endOf(this.anna.id());
		assertThat(state(left)).isEqualTo("ENDED");
		Share off = shown();
		this.rules.set(Actor.SYSTEM, new ScreenRules.Rule(false, List.of(), "", 2, false));
		this.shares.endAll();
		assertThat(state(off)).isEqualTo("ENDED");
		assertThatExceptionOfType(ShareRefused.class).isThrownBy(() -> this.shares.ask(this.reader, this.number))
			.withMessage("screens.refused.off");
	}

	@Test
	void whatTurnServersTakeEndsWithTheHourAndKeepsTheSecretHere() throws Exception {
		this.rules.set(Actor.SYSTEM, new ScreenRules.Rule(true,
				List.of("stun:s.example:3478", "turns:t.example:443?transport=tcp"), "north wind", 2, true));
		Share share = this.shares.ask(this.reader, this.number);
		assertThat(screen().at("/now/way/servers").size()).as("nothing before the visitor has consented").isZero();
		accept(share);
		assertThat(screen().at("/now/way/relay").asBoolean()).isTrue();
		assertThat(screen().at("/now/servers").isEmpty()).as("panels of before would pass the relay by").isTrue();
		String told = screen().at("/now/way/servers").toString();
		assertThat(told).contains("stun:s.example:3478", "turns:t.example:443").doesNotContain("north wind");
		this.rules.set(Actor.SYSTEM, new ScreenRules.Rule(true, List.of("stun:s.example:3478"), "", 2, false));
		assertThat(screen().at("/now/servers")).as("for panels of before").isEqualTo(screen().at("/now/way/servers"));
		assertThat(screen().at("/now/servers").size()).isEqualTo(1);
		this.rules.set(Actor.SYSTEM,
				new ScreenRules.Rule(true, List.of("turns:t.example:443?transport=tcp"), "north wind", 2, true));
		IceServers.Server turn = this.servers.of("somebody").servers().getLast();
		String user = Objects.requireNonNull(turn.username());
		Matcher name = Pattern.compile("(\\d+):somebody").matcher(user);
		assertThat(name.matches()).isTrue();
		assertThat(Instant.ofEpochSecond(Long.parseLong(name.group(1)))).isBetween(Instant.now().plusSeconds(3_500),
				Instant.now().plusSeconds(3_601));
		assertThat(turn.credential()).isEqualTo(IceServers.signed("north wind", user));
		// as openssl dgst -sha1 -hmac has it
		assertThat(IceServers.signed("north wind", "1433895918:506ed6f7")).isEqualTo("hpLf28et/yW34aVr14LdayYoeZY=");
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://t.example", "stun:", "stun:a b", "turn:t.example:0", "turn:t.example:70000",
			"stun:s.example?transport=tcp", "turn:user@t.example", "javascript:alert(1)",
			"turn:t.example?transport=x" })
	void whatIsNoServerIsRefused(String typed) {
		assertThatExceptionOfType(InvalidText.class).isThrownBy(() -> IceServers.read("servers", typed));
		assertThatExceptionOfType(InvalidText.class)
			.isThrownBy(() -> new ScreenRulePages.Form(true, "turn:t.example", "", false, "2", false).rule(""));
		assertThatExceptionOfType(InvalidText.class).as("relayed by nobody")
			.isThrownBy(() -> new ScreenRulePages.Form(true, "stun:s.example", "", false, "2", true).rule(""));
		assertThat(IceServers.read("servers", " stun:s.example \n\nturn:[2001:db8::1]:3478?transport=udp\r\n"))
			.containsExactly("stun:s.example", "turn:[2001:db8::1]:3478?transport=udp");
	}

	private Share shown() throws Exception {
		Share share = this.shares.ask(this.reader, this.number);
		assertThat(accept(share)).isEqualTo(200);
		this.shares.start(this.anna.id(), share.publicId());
		return share;
	}

	private int accept(Share share) throws Exception {
		return this.visitor.call("PUT", path(share) + "/acceptance", null).status();
	}

	private JsonNode screen() throws Exception {
		return this.visitor.call("GET", "/" + this.thread + "/screen", null).body();
	}

	private String path(Share share) {
		return "/" + this.thread + "/screen/" + share.publicId();
	}

	private String state(Share share) {
		return this.jdbc.sql("select state from screen_share where id = ?")
			.param(share.id())
			.query(String.class)
			.single();
	}

	private List<String> history() {
		return this.jdbc.sql("select became from ticket_event where ticket_id = ? and field = ? order by id")
			.params(this.ticketId, Shares.FACT)
			.query(String.class)
			.list()
			.stream()
			.map((value) -> this.facts.value(Shares.FACT, value, Locale.ENGLISH))
			.toList();
	}

	private long id(String thread) {
		return this.jdbc.sql("select id from ticket where public_id = ?").param(thread).query(Long.class).single();
	}

	private Agent hire(String name) {
		return this.staff.hire(Actor.SYSTEM, UUID.randomUUID() + "@desk.example", name, Role.AGENT, Locale.ENGLISH,
				ZoneId.of("UTC"));
	}

	private static String signal(Share share, String kind, String data) {
		return "{\"share\":\"%s\",\"kind\":\"%s\",\"turn\":1,\"tab\":\"tab-1\",\"data\":\"%s\"}"
			.formatted(share.publicId(), kind, data);
	}

	private Ear panel(VisitorCalls who, String thread) throws Exception {
		Ear ear = new Ear(this.port, "/chat/socket", null);
		ear.send("CONNECT\naccept-version:1.2\nhost:x\ntoken:" + who.token() + "\n\n");
		assertThat(ear.next()).startsWith("CONNECTED");
		assertThat(subscribe(ear, "/topic/thread." + thread)).startsWith("RECEIPT");
		return ear;
	}

	private Ear desk(Agent agent) throws Exception {
		Ear ear = new Ear(this.port, "/desk/socket", signIn(agent));
		ear.send("CONNECT\naccept-version:1.2\nhost:x\n\n");
		assertThat(ear.next()).startsWith("CONNECTED");
		assertThat(subscribe(ear, "/topic/screen." + agent.id())).startsWith("RECEIPT");
		return ear;
	}

	private static String subscribe(Ear ear, String topic) throws InterruptedException {
		ear.send("SUBSCRIBE\nid:" + UUID.randomUUID() + "\nreceipt:r\ndestination:" + topic + "\n\n");
		return ear.next();
	}

	// Frames of one socket are heard one after the other
	private void settle(Ear desk) throws InterruptedException {
		assertThat(subscribe(desk, "/topic/agent." + this.anna.id())).startsWith("RECEIPT");
	}

	private String signIn(Agent agent) throws Exception {
		this.accounts.givePassword(Actor.SYSTEM, agent.id(), PASSWORD);
		CookieManager cookies = new CookieManager();
		try (HttpClient http = HttpClient.newBuilder().cookieHandler(cookies).build()) {
			URI login = URI.create("http://localhost:" + this.port + "/login");
			Matcher csrf = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"")
				.matcher(http.send(HttpRequest.newBuilder(login).build(), HttpResponse.BodyHandlers.ofString()).body());
			assertThat(csrf.find()).isTrue();
			String form = Map.of("_csrf", csrf.group(1), "email", agent.email(), "password", PASSWORD)
				.entrySet()
				.stream()
				.map((field) -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
				.collect(Collectors.joining("&"));
			http.send(HttpRequest.newBuilder(login)
				.header("Content-Type", "application/x-www-form-urlencoded")
				.POST(HttpRequest.BodyPublishers.ofString(form))
				.build(), HttpResponse.BodyHandlers.discarding());
		}
		return cookies.getCookieStore()
			.getCookies()
			.stream()
			.map((cookie) -> cookie.getName() + "=" + cookie.getValue())
			.collect(Collectors.joining("; "));
	}

	private static final class Ear implements WebSocket.Listener, AutoCloseable {

		private final BlockingQueue<String> frames = new LinkedBlockingQueue<>();

		private final List<String> heard = new CopyOnWriteArrayList<>();

		private final StringBuilder partial = new StringBuilder();

		private final HttpClient http = HttpClient.newHttpClient();

		private final WebSocket socket;

		Ear(int port, String path, @Nullable String cookie) {
			WebSocket.Builder builder = this.http.newWebSocketBuilder().subprotocols("v12.stomp");
			if (cookie != null) {
				builder.header("Cookie", cookie);
			}
			this.socket = builder.buildAsync(URI.create("ws://localhost:" + port + path), this).join();
		}

		void send(String frame) {
			this.socket.sendText(frame + '\0', true).join();
		}

		void say(String ticket, String json) {
			send("SEND\ndestination:/app/ticket." + ticket + ".signal\ncontent-type:application/json\n\n" + json);
		}

		void sayIn(String thread, String json) {
			send("SEND\ndestination:/app/thread." + thread + ".signal\ncontent-type:application/json\n\n" + json);
		}

		String next() throws InterruptedException {
			String frame = this.frames.poll(10, TimeUnit.SECONDS);
			if (frame == null) {
				throw new AssertionError("Nothing came");
			}
			return frame;
		}

		boolean heardNothing() {
			return this.frames.isEmpty();
		}

		List<String> all() {
			return this.heard;
		}

		/** Frames of one socket are heard one after the other. */
		void settled() throws InterruptedException {
			send("SUBSCRIBE\nid:settled\nreceipt:settled\ndestination:/topic/availability.default.en\n\n");
			String frame = next();
			while (!frame.startsWith("RECEIPT")) {
				frame = next();
			}
		}

		@Override
		public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
			this.partial.append(data);
			if (last && !this.partial.toString().isBlank()) {
				this.frames.add(this.partial.toString());
				this.heard.add(this.partial.toString());
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
			this.http.shutdownNow();
		}

	}

}
