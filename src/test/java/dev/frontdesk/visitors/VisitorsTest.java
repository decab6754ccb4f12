package dev.frontdesk.visitors;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.customers.PersonalData;
import dev.frontdesk.staff.Agent;
import dev.frontdesk.staff.Role;
import dev.frontdesk.staff.Staff;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.trails.Policies;
import dev.frontdesk.trails.Policy.Way;
import dev.frontdesk.web.Digest;
import dev.frontdesk.web.InvalidText;
import dev.frontdesk.web.PublicId;
import dev.frontdesk.widgets.Widget;
import dev.frontdesk.widgets.Widgets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class VisitorsTest {

	private static final String SHOP = "https://visitors.shop.example";

	private final HttpClient http = HttpClient.newHttpClient();

	private final String key = PublicId.secret();

	@LocalServerPort
	int port;

	@Autowired
	JsonMapper json;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	Widgets widgets;

	@Autowired
	Policies policies;

	@Autowired
	VisitorRules rules;

	@Autowired
	Gates gates;

	@Autowired
	Beats beats;

	@Autowired
	PlatformTransactionManager transactions;

	@Autowired
	Onsite onsite;

	@Autowired
	Invitations invitations;

	@Autowired
	Staff staff;

	@Autowired
	List<PersonalData> personal;

	private Widget widget;

	private Agent anna;

	private Agent bela;

	@BeforeEach
	void aShopThatShowsItsVisitors() {
		this.widgets.allow(Actor.SYSTEM, "default", List.of(SHOP));
		this.widget = this.widgets.byKey("default").orElseThrow();
		this.policies.set(Actor.SYSTEM, this.widget.marketId(), Way.PAGE, 30);
		rule(Shown.INVITED);
		this.anna = agent("Anna Kiss");
		this.bela = agent("Béla Nagy");
	}

	@AfterEach
	void asItWas() {
		rule(Shown.OFF);
		this.jdbc.sql("delete from browser").update();
		this.widgets.allow(Actor.SYSTEM, "default", List.of());
		this.policies.set(Actor.SYSTEM, this.widget.marketId(), Way.NONE, 90);
		this.gates.forget();
	}

	@Test
	void whoAgreedIsSeenWhereTheyAreAndNoMore() throws Exception {
		agree(this.key, "/?utm_source=letter");
		assertThat(tell(this.key, Map.of("url", SHOP + "/tents?token=secret", "title", "Tents <b>", "locale", "hu",
				"zone", "Europe/Budapest", "name", "Kovács Anna")))
			.isEqualTo(200);
		Guest guest = guest();
		assertThat(guest.path()).isEqualTo("/tents?token=…");
		assertThat(guest.title()).isEqualTo("Tents <b>");
		assertThat(guest.name()).isEqualTo("Kovács Anna");
		assertThat(guest.verified()).isFalse();
		assertThat(guest.campaigns()).isEqualTo("letter");
		assertThat(guest.chat()).isNull();
		assertThat(Zones.country(guest.zone(), Locale.ENGLISH)).isEqualTo("Hungary");
		assertThat(this.onsite.count()).isEqualTo(1);
		assertThat(page(new Onsite.Filter(0, "hu", "TENT", "no"))).hasSize(1);
		assertThat(page(new Onsite.Filter(0, "th", "", ""))).isEmpty();
		assertThat(page(new Onsite.Filter(0, "", "%", ""))).isEmpty();
		assertThat(page(new Onsite.Filter(0, "", "", "yes"))).isEmpty();
	}

	@Test
	void whoDidNotAgreeIsSeenByNobody() throws Exception {
		tell(this.key, here("/"));
		this.beats.round();
		assertThat(this.onsite.count()).isZero();
	}

	@Test
	void theSameWordAgainASecondTabAndAPageLaterAreOneVisitor() throws Exception {
		agree(this.key, "/");
		tell(this.key, with(here("/a"), "tab", "one"));
		Guest first = guest();
		tell(this.key, with(here("/a"), "tab", "one"));
		assertThat(guest().pageSince()).isEqualTo(first.pageSince());
		tell(this.key, with(here("/b"), "tab", "two"));
		Guest second = guest();
		assertThat(second.path()).isEqualTo("/b");
		assertThat(second.since()).isEqualTo(first.since());
		assertThat(second.pageSince()).isAfter(first.pageSince());
		tell(this.key, Map.of("tab", "one", "left", 1));
		this.beats.round();
		assertThat(until()).as("another tab is still open").isGreaterThan(60);
		tell(this.key, Map.of("tab", "two", "left", 1));
		this.beats.round();
		assertThat(until()).isLessThan(20);
		assertThat(this.onsite.count()).isEqualTo(1);
		this.jdbc.sql("update visitor_now set until = now() - interval '1 second'").update();
		assertThat(this.onsite.count()).as("asleep").isZero();
		tell(this.key, here("/b"));
		assertThat(guest().since()).as("back at once").isEqualTo(first.since());
		assertThat(this.onsite.count()).isEqualTo(1);
	}

	@Test
	void whoTakesItBackIsGoneAtOnceAndStaysSo() throws Exception {
		agree(this.key, "/");
		tell(this.key, here("/"));
		Guest guest = guest();
		this.invitations.make(this.anna, guest, "Hello");
		assertThat(tell(this.key, Map.of("gone", 1))).isEqualTo(200);
		assertThat(this.onsite.count()).isZero();
		tell(this.key, here("/"));
		this.beats.round();
		assertThat(this.onsite.count()).as("a word that was under way").isZero();
		assertThat(state(guest)).isEqualTo("MISSED");
		String other = PublicId.secret();
		agree(other, "/");
		tell(other, here("/"));
		this.beats.round();
		assertThat(this.onsite.count()).isEqualTo(1);
		assertThat(send(body(other, here("/")), SHOP, "1").statusCode()).as("their browser objects").isEqualTo(200);
		assertThat(this.onsite.count()).isZero();
	}

	@Test
	void whatAnotherNodeHeardBringsNobodyBack() throws Exception {
		agree(this.key, "/");
		Beats other = node(Clock.systemUTC());
		other.hear(visitor(), beat(Instant.now(), "/"));
		tell(this.key, Map.of("gone", 1));
		other.round();
		assertThat(heardOf()).isZero();
		this.jdbc.sql("update visitor_gone set at = now() - interval '11 minutes'").update();
		assertThat(this.beats.forgetOld()).isEqualTo(1);
		other.hear(visitor(), beat(Instant.now(), "/"));
		other.round();
		assertThat(heardOf()).as("they agreed anew").isEqualTo(1);
	}

	@Test
	void whatWasSaidIsShownWhileItIsKnownToStand() throws Exception {
		agree(this.key, "/");
		tell(this.key, here("/"));
		this.invitations.make(this.anna, guest(), "Hello");
		Moved clock = new Moved();
		Beats node = node(clock);
		node.hear(visitor(), beat(clock.instant(), "/"));
		node.round();
		assertThat(node.waiting(visitor())).isPresent();
		clock.move(Duration.ofSeconds(6));
		assertThat(node.waiting(visitor())).as("nobody has looked since").isEmpty();
		node.round();
		assertThat(node.waiting(visitor())).isPresent();
		clock.move(Duration.ofHours(3));
		node.round();
		node.hear(visitor(), beat(clock.instant(), "/"));
		assertThat(node.waiting(visitor())).as("the first word after a silence").isEmpty();
		node.round();
		assertThat(node.waiting(visitor())).isPresent();
	}

	@Test
	void whatCannotBeWrittenTakesNobodyAlong() throws Exception {
		String other = PublicId.secret();
		agree(this.key, "/");
		agree(other, "/");
		Beats node = node(Clock.systemUTC());
		node.hear(visitor(), beat(Instant.now(), "/"));
		node.hear(HexFormat.of().formatHex(Digest.of(other)), beat(Instant.now().minusSeconds(40), "\0"));
		assertThatExceptionOfType(DataAccessException.class).isThrownBy(node::round);
		assertThat(heardOf()).isZero();
		node.round();
		assertThat(heardOf()).isEqualTo(1);
	}

	@Test
	void whereItIsSwitchedOffNobodyIsSeenOrSpokenToAnyMore() throws Exception {
		agree(this.key, "/");
		tell(this.key, here("/"));
		Guest guest = guest();
		this.invitations.make(this.anna, guest, "Hello");
		tell(this.key, here("/"));
		rule(Shown.OFF);
		this.beats.round();
		assertThat(heardOf()).as("a word that was under way").isZero();
		assertThat(state(guest)).isEqualTo("WITHDRAWN");
	}

	@Test
	void aForeignPageAMarketThatAsksNobodyAndAWidgetThatIsOffAreRefused() throws Exception {
		agree(this.key, "/");
		HttpResponse<String> foreign = send(body(this.key, here("/")), "https://evil.example", null);
		assertThat(foreign.statusCode()).isEqualTo(403);
		assertThat(readableBy(foreign)).isEmpty();
		assertThat(send(body(this.key, here("/")), null, null).statusCode()).isEqualTo(403);
		assertThat(send(body(this.key, with(here("/"), "widget", "nobody")), SHOP, null).statusCode()).isEqualTo(403);
		assertThat(get("/widget/default.js").body()).contains("\"now\":");
		rule(Shown.OFF);
		assertThat(get("/widget/default.js").body()).doesNotContain("\"now\":");
		HttpResponse<String> off = send(body(this.key, here("/")), SHOP, null);
		assertThat(off.statusCode()).isEqualTo(403);
		assertThat(readableBy(off)).as("the page is to be silent").contains(SHOP);
		rule(Shown.SEEN);
		this.policies.set(Actor.SYSTEM, this.widget.marketId(), Way.NONE, 30);
		this.gates.forget();
		assertThat(tell(this.key, here("/"))).isEqualTo(403);
		this.beats.round();
		assertThat(this.onsite.count()).isZero();
	}

	@Test
	void whatIsMalformedHugeOrTooMuchIsRefused() throws Exception {
		for (String body : List.of("{", "[]", "x".repeat(9_000), "[".repeat(8_000), "{\"widget\":\"default\"}")) {
			assertThat(send(body, SHOP, null).statusCode()).as(body.substring(0, Math.min(20, body.length())))
				.isEqualTo(422);
		}
		HttpResponse<String> guess = send(body("guess", here("/")), SHOP, null);
		assertThat(guess.statusCode()).isEqualTo(422);
		assertThat(readableBy(guess)).contains(SHOP);
		assertThat(tell(this.key, with(here("/"), "tab", "<script>"))).isEqualTo(422);
		agree(this.key, "/");
		tell(this.key, Map.of("url", "javascript:alert(1)", "title", "\u0000\u0007", "locale", "\u0000", "zone",
				"../../etc", "name", "\u202e\u0000"));
		assertThat(guest().url()).isEmpty();
		assertThat(guest().zone()).isNull();
		HttpResponse<String> answer = send(body(this.key, here("/")), SHOP, null);
		for (int i = 0; i < 40 && answer.statusCode() == 200; i++) {
			answer = send(body(this.key, here("/" + i)), SHOP, null);
		}
		assertThat(answer.statusCode()).isEqualTo(429);
		assertThat(readableBy(answer)).contains(SHOP);
	}

	@Test
	void anInvitationReachesWhomItIsForAndNobodyElse() throws Exception {
		agree(this.key, "/");
		tell(this.key, with(here("/"), "name", "Smith"));
		this.invitations.make(this.anna, guest(), "Hello {{customer.name|there}}, I’m {{agent.name}}.");
		this.beats.round();
		JsonNode asked = answer(this.key, here("/")).get("invitation");
		assertThat(asked.get("text").asString()).isEqualTo("Hello Smith, I’m Anna Kiss.");
		assertThat(asked.get("name").asString()).isEqualTo("Anna Kiss");
		String id = asked.get("id").asString();
		String stranger = PublicId.secret();
		agree(stranger, "/");
		assertThat(answer(stranger, here("/")).hasNonNull("invitation")).isFalse();
		tell(stranger, with(here("/"), "about", id, "did", "closed"));
		assertThat(state(guest())).isEqualTo("MADE");
		tell(this.key, with(here("/"), "about", id, "did", "shown"));
		assertThat(state(guest())).isEqualTo("SHOWN");
		assertThat(answer(this.key, here("/")).hasNonNull("invitation")).as("on the next page").isTrue();
		String thread = write(PublicId.secret(), stranger, id).get("publicId").asString();
		assertThat(first(thread)).as("not theirs to answer").isEqualTo("CUSTOMER");
		tell(this.key, with(here("/"), "about", id, "did", "opened"));
		assertThat(answer(this.key, here("/")).hasNonNull("invitation")).as("before the next round").isFalse();
		tell(this.key, with(here("/"), "about", id, "did", "closed"));
		assertThat(state(guest())).isEqualTo("CLOSED");
		this.beats.round();
		assertThat(answer(this.key, here("/")).hasNonNull("invitation")).isFalse();
		assertThatExceptionOfType(InvitationRefused.class)
			.isThrownBy(() -> this.invitations.make(this.bela, guest(), "Really?"))
			.matches((refused) -> refused.key().equals("visitors.refused.closed"));
	}

	@Test
	void ofTwoWhoInviteAtOnceTheSecondIsToldWhoDid() throws Exception {
		agree(this.key, "/");
		tell(this.key, here("/"));
		Guest guest = guest();
		this.invitations.make(this.anna, guest, "Hello");
		assertThatExceptionOfType(InvitationRefused.class)
			.isThrownBy(() -> this.invitations.make(this.bela, guest, "Hello"))
			.matches((refused) -> refused.key().equals("visitors.refused.taken")
					&& refused.arguments()[0].equals("Anna Kiss"));
		Guest.Asked asked = Optional.ofNullable(guest().asked()).orElseThrow();
		this.invitations.withdraw(this.bela.id(), asked.publicId());
		assertThat(state(guest)).as("another's").isEqualTo("MADE");
		this.invitations.withdraw(this.anna.id(), asked.publicId());
		this.invitations.make(this.bela, guest, "Hello");
		assertThat(state(guest)).isEqualTo("MADE");
	}

	@Test
	void whoIsGoneIsNotSpokenToAndWhoLeavesFirstIsTold() throws Exception {
		agree(this.key, "/");
		tell(this.key, here("/"));
		Guest guest = guest();
		for (String wrong : List.of("", "  ", "{{customer.secret}}", "Hello {{", "x".repeat(501))) {
			assertThatExceptionOfType(InvalidText.class)
				.isThrownBy(() -> this.invitations.make(this.anna, guest, wrong));
		}
		this.invitations.make(this.anna, guest, "Hello");
		this.jdbc.sql("update visitor_now set until = now() - interval '1 second'").update();
		this.invitations.sweep();
		assertThat(state(guest)).isEqualTo("MISSED");
		assertThat(this.invitations.of(this.anna.id()).getFirst().state()).isEqualTo("MISSED");
		assertThatExceptionOfType(InvitationRefused.class)
			.isThrownBy(() -> this.invitations.make(this.anna, guest(), "Hello"))
			.matches((refused) -> refused.key().equals("visitors.refused.gone"));
		tell(this.key, here("/"));
		rule(Shown.SEEN);
		assertThatExceptionOfType(InvitationRefused.class)
			.isThrownBy(() -> this.invitations.make(this.anna, guest(), "Hello"))
			.matches((refused) -> refused.key().equals("visitors.refused.off"));
	}

	@Test
	void theirAnswerOpensATicketOfThatAgentThatBeginsWithTheirWords() throws Exception {
		agree(this.key, "/");
		tell(this.key, here("/"));
		this.invitations.make(this.anna, guest(), "Can I help?");
		this.beats.round();
		String id = answer(this.key, here("/")).get("invitation").get("id").asString();
		String token = PublicId.secret();
		String client = UUID.randomUUID().toString();
		JsonNode thread = write(token, this.key, id, client);
		assertThat(thread.get("messages")).hasSize(2);
		assertThat(thread.get("messages").get(0).get("from").asString()).isEqualTo("desk");
		assertThat(thread.get("messages").get(0).get("text").asString()).isEqualTo("Can I help?");
		assertThat(thread.get("messages").get(0).get("name").asString()).isEqualTo("Anna Kiss");
		assertThat(thread.get("messages").get(1).get("clientId").asString()).isEqualTo(client);
		String publicId = thread.get("publicId").asString();
		assertThat(write(token, this.key, id, client).get("publicId").asString()).as("once more").isEqualTo(publicId);
		Map<String, Object> ticket = this.jdbc.sql("""
				select t.subject, t.assignee_id, t.status, t.messages, t.channel, (select count(*) from ticket_event e
					where e.ticket_id = t.id and e.field = 'visitors.begun' and e.actor_id = t.assignee_id) told
				from ticket t where t.public_id = ?""").param(publicId).query().singleRow();
		assertThat(ticket).containsEntry("subject", "Yes please")
			.containsEntry("assignee_id", this.anna.id())
			.containsEntry("status", "OPEN")
			.containsEntry("messages", 2)
			.containsEntry("channel", "CHAT")
			.containsEntry("told", 1L);
		Guest guest = guest();
		assertThat(state(guest)).isEqualTo("ANSWERED");
		assertThat(Optional.ofNullable(guest.chat()).orElseThrow().agent()).isEqualTo("Anna Kiss");
		assertThat(page(new Onsite.Filter(0, "", "", "yes"))).hasSize(1);
		assertThatExceptionOfType(InvitationRefused.class)
			.isThrownBy(() -> this.invitations.make(this.bela, guest(), "Hello"))
			.matches((refused) -> refused.key().equals("visitors.refused.chats"));
		long customer = Optional.ofNullable(guest.customerId()).orElseThrow();
		PersonalData data = this.personal.stream()
			.filter((one) -> one.key().equals("visitors"))
			.findFirst()
			.orElseThrow();
		assertThat(data.of(customer)).as("it stands in the ticket").isEmpty();
		this.jdbc.sql("update ticket set status = 'SOLVED', solved_at = now() where public_id = ?")
			.param(publicId)
			.update();
		this.invitations.make(this.bela, guest(), "Anything else?");
		assertThat(data.of(customer)).singleElement()
			.matches((datum) -> datum.toString().contains("Anything else?"), "has the text");
		data.erase(customer);
		assertThat(this.onsite.count()).isZero();
	}

	@Test
	void whoseLastConversationIsOverBeginsAnotherWithTheirAnswer() throws Exception {
		agree(this.key, "/");
		String token = PublicId.secret();
		String old = write(token, this.key, null).get("publicId").asString();
		this.jdbc.sql("update ticket set status = 'SOLVED', solved_at = now() where public_id = ?").param(old).update();
		tell(this.key, here("/"));
		this.invitations.make(this.anna, guest(), "Welcome back");
		this.beats.round();
		String id = answer(this.key, here("/")).get("invitation").get("id").asString();
		Map<String, Object> said = new HashMap<>(Map.of("clientId", UUID.randomUUID().toString(), "text", "Thanks",
				"visits", this.key, "invitation", id));
		JsonNode thread = post("/chat/threads/" + old + "/messages", token, said);
		assertThat(thread.get("publicId").asString()).isNotEqualTo(old);
		assertThat(thread.get("messages").get(0).get("text").asString()).isEqualTo("Welcome back");
		assertThat(post("/chat/threads/" + old + "/messages", token, said).get("publicId").asString()).as("once more")
			.isEqualTo(thread.get("publicId").asString());
		assertThat(this.jdbc.sql("select messages from ticket where public_id = ?")
			.param(old)
			.query(Integer.class)
			.single()).isEqualTo(1);
	}

	private void rule(Shown shown) {
		this.rules.set(Actor.SYSTEM, this.widget, shown);
		this.gates.forget();
	}

	private Agent agent(String name) {
		return this.staff.hire(Actor.SYSTEM, UUID.randomUUID() + "@visitors.test", name, Role.AGENT, Locale.ENGLISH,
				ZoneId.of("Europe/Budapest"));
	}

	private Guest guest() {
		this.beats.round();
		long id = this.jdbc.sql("select id from browser where key_hash = sha256(convert_to(?, 'UTF8'))")
			.param(this.key)
			.query(Long.class)
			.single();
		return this.onsite.guest(new Reader.OfDesk(this.anna.id(), Role.AGENT), id).orElseThrow();
	}

	private List<Guest> page(Onsite.Filter filter) {
		return this.onsite.page(new Reader.OfDesk(this.anna.id(), Role.AGENT), filter, null);
	}

	private Beats node(Clock clock) {
		return new Beats(this.invitations, this.jdbc, this.transactions, clock);
	}

	private String visitor() {
		return HexFormat.of().formatHex(Digest.of(this.key));
	}

	private Beat beat(Instant at, String path) {
		return Beat.here(this.widget.id(), "tab-1", SHOP + path, "Shop", "en", "", "", at);
	}

	private int heardOf() {
		return this.jdbc.sql("select count(*) from visitor_now").query(Integer.class).single();
	}

	private static Optional<String> readableBy(HttpResponse<String> answer) {
		return answer.headers().firstValue("Access-Control-Allow-Origin");
	}

	private long until() {
		return this.jdbc.sql("select extract(epoch from until - now())::bigint from visitor_now")
			.query(Long.class)
			.single();
	}

	private String state(Guest guest) {
		return this.jdbc.sql("select state from chat_invitation where browser_id = ? order by id desc limit 1")
			.param(guest.id())
			.query(String.class)
			.single();
	}

	private String first(String thread) {
		return this.jdbc
			.sql("select m.author_kind from message m join ticket t on t.id = m.ticket_id where t.public_id = ?"
					+ " order by m.seq limit 1")
			.param(thread)
			.query(String.class)
			.single();
	}

	private static Map<String, Object> here(String path) {
		return new HashMap<>(Map.of("url", SHOP + path, "title", "Shop", "locale", "en", "zone", "Asia/Bangkok"));
	}

	private static Map<String, Object> with(Map<String, Object> told, String... more) {
		for (int i = 0; i < more.length; i += 2) {
			told.put(more[i], more[i + 1]);
		}
		return told;
	}

	private void agree(String visits, String path) throws Exception {
		String body = this.json.writeValueAsString(
				Map.of("widget", "default", "visits", visits, "pages", List.of(Map.of("url", SHOP + path))));
		assertThat(this.http.send(text("/chat/visits", body, SHOP, null), HttpResponse.BodyHandlers.discarding())
			.statusCode()).isEqualTo(204);
	}

	private int tell(String visits, Map<String, Object> told) throws Exception {
		return send(body(visits, told), SHOP, null).statusCode();
	}

	private JsonNode answer(String visits, Map<String, Object> told) throws Exception {
		return this.json.readTree(send(body(visits, told), SHOP, null).body());
	}

	private String body(String visits, Map<String, Object> told) {
		Map<String, Object> all = new HashMap<>(Map.of("widget", "default", "visits", visits, "tab", "tab-1"));
		all.putAll(told);
		return this.json.writeValueAsString(all);
	}

	private HttpResponse<String> send(String body, @Nullable String origin, @Nullable String objects) throws Exception {
		return this.http.send(text("/chat/now", body, origin, objects), HttpResponse.BodyHandlers.ofString());
	}

	private HttpRequest text(String path, String body, @Nullable String origin, @Nullable String objects) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path))
			.header("Content-Type", "text/plain")
			.POST(HttpRequest.BodyPublishers.ofString(body));
		if (origin != null) {
			request.header("Origin", origin);
		}
		if (objects != null) {
			request.header("Sec-GPC", objects);
		}
		return request.build();
	}

	private JsonNode write(String token, String visits, @Nullable String invitation) throws Exception {
		return write(token, visits, invitation, UUID.randomUUID().toString());
	}

	private JsonNode write(String token, String visits, @Nullable String invitation, String client) throws Exception {
		Map<String, Object> opening = new HashMap<>(Map.of("widget", "default", "clientId", client, "text",
				"Yes please", "locale", "en", "timeZone", "Asia/Bangkok", "visits", visits));
		if (invitation != null) {
			opening.put("invitation", invitation);
		}
		return post("/chat/threads", token, opening);
	}

	private JsonNode post(String path, String token, Map<String, Object> body) throws Exception {
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path))
			.header("Content-Type", "application/json")
			.header("Authorization", "Bearer " + token)
			.POST(HttpRequest.BodyPublishers.ofString(this.json.writeValueAsString(body)))
			.build();
		return this.json.readTree(this.http.send(request, HttpResponse.BodyHandlers.ofString()).body());
	}

	private HttpResponse<String> get(String path) throws Exception {
		return this.http.send(HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path)).build(),
				HttpResponse.BodyHandlers.ofString());
	}

	private static final class Moved extends Clock {

		private Instant now = Instant.now();

		void move(Duration by) {
			this.now = this.now.plus(by);
		}

		@Override
		public Instant instant() {
			return this.now;
		}

		@Override
		public ZoneId getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return this;
		}

	}

}
