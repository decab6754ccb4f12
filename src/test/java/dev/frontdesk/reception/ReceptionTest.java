package dev.frontdesk.reception;

import java.io.UnsupportedEncodingException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.staff.Agent;
import dev.frontdesk.staff.Role;
import dev.frontdesk.staff.Staff;
import dev.frontdesk.tickets.Channel;
import dev.frontdesk.tickets.NewMessage;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.Status;
import dev.frontdesk.tickets.Tickets;
import dev.frontdesk.web.PublicId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest
@AutoConfigureMockMvc
class ReceptionTest {

	private final String token = PublicId.secret();

	@Autowired
	MockMvcTester http;

	@Autowired
	JsonMapper json;

	@Autowired
	Tickets tickets;

	@Autowired
	Staff staff;

	@Autowired
	JdbcClient jdbc;

	private String widget = "";

	private Reader.OfDesk desk = new Reader.OfDesk(0, Role.LEAD);

	@BeforeEach
	void cast() {
		this.widget = "w" + UUID.randomUUID().toString().substring(0, 8);
		this.jdbc.sql("""
				insert into widget (key, name, brand_id, market_id, look, created_at)
				select ?, 'Shop', brand_id, market_id, look, now() from widget where key = 'default'""")
			.param(this.widget)
			.update();
		Agent agent = this.staff.hire(Actor.SYSTEM, UUID.randomUUID() + "@reception.test", "Anna", Role.LEAD,
				Locale.ENGLISH, ZoneId.of("UTC"));
		this.desk = new Reader.OfDesk(agent.id(), Role.LEAD);
	}

	@Test
	void whoWaitsSeesTheirPlaceAndLeavesByEmailWithoutLosingIt() throws Exception {
		String first = begin(PublicId.secret(), "first", false);
		String mine = begin(this.token, "second", false);
		this.jdbc.sql(
				"update ticket set team_id = (select id from team where fallback), waiting_since = waiting_since - interval '9 years',"
						+ " assignee_id = null where public_id in (?, ?)")
			.params(first, mine)
			.update();
		assertThat(json(get("/" + mine + "/queue", this.token)).get("position").asInt()).isEqualTo(2);
		String since = waitingSince(mine);
		assertThat(put("/" + mine + "/leaving", this.token, Map.of())).as("no letter could reach them").hasStatus(422);
		assertThat(put("/" + mine + "/leaving", this.token, Map.of("email", "nobody"))).hasStatus(422);
		JsonNode left = json(put("/" + mine + "/leaving", this.token, Map.of("email", "kate@example.com")));
		assertThat(left.get("left").asBoolean()).isTrue();
		assertThat(left.get("reachable").asBoolean()).isTrue();
		assertThat(left.get("position").asInt()).as("the place is kept").isEqualTo(2);
		assertThat(waitingSince(mine)).isEqualTo(since);
		assertThat(json(put("/" + mine + "/leaving", this.token, Map.of())).get("left").asBoolean()).as("once more")
			.isTrue();
		assertThat(begin(this.token, "I am still here", false)).isEqualTo(mine);
		assertThat(json(get("/" + mine + "/queue", this.token)).get("left").asBoolean()).as("came back").isFalse();
		this.tickets.answer(this.desk, number(first),
				NewMessage.text(UUID.randomUUID().toString(), "Hello", Channel.DESK, "en"), 9_999, null);
		assertThat(json(get("/" + mine + "/queue", this.token)).get("position").asInt()).isEqualTo(1);
		this.tickets.answer(this.desk, number(mine),
				NewMessage.text(UUID.randomUUID().toString(), "Hello", Channel.DESK, "en"), 9_999, null);
		assertThat(get("/" + mine + "/queue", this.token)).as("waits no more").hasStatus(204);
	}

	@Test
	void nobodyLearnsOrChangesAnothersPlace() throws Exception {
		String mine = begin(this.token, "mine", false);
		String stranger = PublicId.secret();
		begin(stranger, "theirs", false);
		for (String token : List.of(stranger, PublicId.secret(), "short")) {
			assertThat(get("/" + mine + "/queue", token)).hasStatus(404);
			assertThat(put("/" + mine + "/leaving", token, Map.of("email", "a@b.example"))).hasStatus(404);
		}
		assertThat(get("/guessed/queue", this.token)).hasStatus(404);
		assertThat(this.http.get().uri("/chat/threads/" + mine + "/queue").exchange()).hasStatus(401);
		assertThat(this.http.get()
			.uri("/chat/threads/" + mine + "/queue")
			.header("Authorization", "Bearer " + this.token)
			.header("Origin", "https://evil.example")
			.exchange()).hasStatus(403);
	}

	@Test
	void conversationsComeOpenOnesFirstPageByPage() throws Exception {
		String open = begin(this.token, "the open one", false);
		List<String> solved = new ArrayList<>();
		for (int i = 0; i < 22; i++) {
			String thread = begin(this.token, "old " + i, true);
			this.tickets.changeStatus(this.desk, number(thread), Status.SOLVED);
			solved.addFirst(thread);
		}
		JsonNode page = json(get("/page", this.token));
		assertThat(ids(page.get("threads"))).hasSize(20).startsWith(open, solved.get(0), solved.get(1));
		JsonNode rest = json(get("/page?cursor=" + page.get("next").asString(), this.token));
		assertThat(ids(rest.get("threads"))).containsExactlyElementsOf(solved.subList(19, 22));
		assertThat(rest.get("next").isNull()).isTrue();
		assertThat(get("/page?cursor=" + page.get("next").asString(), PublicId.secret())).hasStatusOk()
			.bodyJson()
			.extractingPath("$.threads")
			.asArray()
			.isEmpty();
		String stranger = PublicId.secret();
		begin(stranger, "theirs", false);
		assertThat(get("/page?cursor=" + page.get("next").asString(), stranger)).as("another's cursor").hasStatus(400);
		assertThat(json(get("", this.token)).get(0).get("publicId").asString()).as("who returns sees it first")
			.isEqualTo(open);
	}

	@Test
	void anotherConversationBeginsBesideAnOpenOneButNotWithoutEnd() throws Exception {
		String first = begin(this.token, "one", false);
		assertThat(begin(this.token, "the same", false)).isEqualTo(first);
		String again = UUID.randomUUID().toString();
		String second = begin(this.token, "two", true, again);
		assertThat(second).isNotEqualTo(first);
		assertThat(begin(this.token, "two", true, again)).as("sent twice").isEqualTo(second);
		for (int i = 0; i < 3; i++) {
			begin(this.token, "more", true);
		}
		assertThat(send(this.token, "six", true, UUID.randomUUID().toString())).hasStatus(422)
			.bodyText()
			.contains("5 open conversations");
	}

	@Test
	void wordsAreFoundInAnyScriptAndOnlyInOnesOwn() throws Exception {
		String boots = begin(this.token, "My boots árvíztűrő are too small. <b>Help</b>", false);
		String thai = begin(this.token, "รองเท้ามีไซส์ 38 ไหมคะ", true);
		String arabic = begin(this.token, "أين طلبيتي؟", true);
		String stranger = PublicId.secret();
		String theirs = begin(stranger, "My boots are secret", false);
		this.tickets.answer(this.desk, number(boots),
				NewMessage.note(UUID.randomUUID().toString(), "a hidden zebra", "en"), 9_999, null);
		this.tickets.answer(this.desk, number(boots),
				NewMessage.text(UUID.randomUUID().toString(), "Your parcels travel", Channel.DESK, "en"), 9_999, null);
		assertThat(found("boots")).containsExactly(boots).doesNotContain(theirs);
		assertThat(found("arvizturo")).containsExactly(boots);
		assertThat(found("SMAL")).as("begun").containsExactly(boots);
		assertThat(found("parcel")).as("what was answered, by its stem").containsExactly(boots);
		assertThat(found("zebra")).as("notes are the desk's").isEmpty();
		assertThat(found("รองเท้า")).containsExactly(thai);
		assertThat(found("طلبيتي")).containsExactly(arabic);
		assertThat(found("' | boots:* & !")).as("words, not a query").containsExactly(boots);
		assertThat(found("?!")).isEmpty();
		JsonNode hit = json(get("/search?q=small", this.token)).get(0);
		assertThat(hit.get("pieces").get(1).asString()).isEqualTo("small");
		assertThat(hit.get("pieces").get(2).asString()).contains("<b>Help</b>");
		assertThat(json(get("/search?q=boots", PublicId.secret())).size()).isZero();
	}

	@Test
	void visitorsAreGreetedByNameOnceItIsKnown() throws Exception {
		greeting("Hello {{customer.firstName|there}}, {{attribute.plan|no}} plan");
		assertThat(this.http.get().uri("/chat/panel?widget=" + this.widget + "&locale=en").exchange()).hasStatusOk()
			.bodyText()
			.contains("Hello there, no plan", "personal");
		assertThat(greeted(null, Map.of("name", "Kate Miller"))).isEqualTo("Hello Kate, no plan");
		assertThat(greeted(null, Map.of("name", "Kate", "attributes", Map.of("plan", "gold", "nested", List.of(1)))))
			.isEqualTo("Hello Kate, gold plan");
		String thread = begin(this.token, "hello", false);
		this.jdbc.sql(
				"update customer set name = 'Zoe Known' where id = (select customer_id from ticket where public_id = ?)")
			.param(thread)
			.update();
		this.jdbc.sql("""
				insert into customer_attribute (customer_id, key, value, verified, at)
				select customer_id, 'plan', to_jsonb(p.plan), p.verified, now() from ticket,
					(values ('silver', true), ('platinum', false)) p (plan, verified) where public_id = ?""")
			.param(thread)
			.update();
		assertThat(greeted(this.token, Map.of("name", "Liar", "attributes", Map.of("plan", "diamond"))))
			.as("what is proved stands above what is said")
			.isEqualTo("Hello Zoe, silver plan");
		assertThat(greeted(PublicId.secret(), Map.of("name", "Kate"))).isEqualTo("Hello Kate, no plan");
	}

	@Test
	void hostileNamesGreetNobodyAndTurnNothingAround() throws Exception {
		greeting("Hello {{customer.firstName|there}}!");
		assertThat(greeted(null, Map.of("name", "https://evil.example"))).isEqualTo("Hello there!");
		assertThat(greeted(null, Map.of("name", "x".repeat(500)))).isEqualTo("Hello there!");
		assertThat(greeted(null, Map.of("name", "{{brand.name}}"))).doesNotContain("{{");
		assertThat(greeted(null, Map.of("name", "<script>alert</script>"))).doesNotContain("<");
		assertThat(raw(null, Map.of("name", "\u202Egnp.exe\u202C"))).doesNotContain("\u202E");
		assertThat(raw(null, Map.of("name", "ليلى"))).as("apart from the words around it")
			.isEqualTo("Hello \u2068ليلى\u2069!");
	}

	private void greeting(String text) {
		this.jdbc.sql(
				"update widget set look = jsonb_set(look, '{texts}', jsonb_build_object('GREETING', jsonb_build_object('en', ?::text))) where key = ?")
			.params(text, this.widget)
			.update();
	}

	private String greeted(@org.jspecify.annotations.Nullable String token, Map<String, ?> said) throws Exception {
		return raw(token, said).replaceAll("[\u2068\u2069]", "");
	}

	private String raw(@org.jspecify.annotations.Nullable String token, Map<String, ?> said) throws Exception {
		Map<String, Object> body = new java.util.HashMap<>(said);
		body.put("widget", this.widget);
		var post = this.http.post()
			.uri("/chat/greeting?locale=en")
			.contentType(MediaType.APPLICATION_JSON)
			.content(this.json.writeValueAsString(body));
		if (token != null) {
			post.header("Authorization", "Bearer " + token);
		}
		return json(post.exchange()).get("greeting").asString();
	}

	private List<String> found(String words) throws Exception {
		return ids(json(this.http.get()
			.uri("/chat/threads/search?locale=en&q={q}", words)
			.header("Authorization", "Bearer " + this.token)
			.exchange()));
	}

	private static List<String> ids(JsonNode threads) {
		List<String> ids = new ArrayList<>();
		threads.forEach((one) -> ids.add(one.get("publicId").asString()));
		return ids;
	}

	private String begin(String token, String text, boolean another) throws Exception {
		return begin(token, text, another, UUID.randomUUID().toString());
	}

	private String begin(String token, String text, boolean another, String clientId) throws Exception {
		return json(send(token, text, another, clientId)).get("publicId").asString();
	}

	private MvcTestResult send(String token, String text, boolean another, String clientId) {
		return this.http.post()
			.uri("/chat/threads?locale=en")
			.header("Authorization", "Bearer " + token)
			.contentType(MediaType.APPLICATION_JSON)
			.content(this.json.writeValueAsString(Map.of("widget", this.widget, "clientId", clientId, "text", text,
					"locale", "en", "timeZone", "UTC", "another", another)))
			.exchange();
	}

	private MvcTestResult get(String path, String token) {
		return this.http.get().uri("/chat/threads" + path).header("Authorization", "Bearer " + token).exchange();
	}

	private MvcTestResult put(String path, String token, Map<String, ?> body) {
		return this.http.put()
			.uri("/chat/threads" + path)
			.header("Authorization", "Bearer " + token)
			.contentType(MediaType.APPLICATION_JSON)
			.content(this.json.writeValueAsString(body))
			.exchange();
	}

	private JsonNode json(MvcTestResult answer) throws UnsupportedEncodingException {
		assertThat(answer).hasStatus2xxSuccessful();
		return this.json.readTree(answer.getResponse().getContentAsString(java.nio.charset.StandardCharsets.UTF_8));
	}

	private long number(String thread) {
		return this.jdbc.sql("select number from ticket where public_id = ?").param(thread).query(Long.class).single();
	}

	private String waitingSince(String thread) {
		return this.jdbc.sql("select waiting_since::text from ticket where public_id = ?")
			.param(thread)
			.query(String.class)
			.single();
	}

}
