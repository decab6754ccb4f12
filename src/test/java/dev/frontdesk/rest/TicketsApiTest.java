package dev.frontdesk.rest;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import dev.frontdesk.access.ApiTokens;
import dev.frontdesk.audit.Actor;
import dev.frontdesk.settings.LocalizedText;
import dev.frontdesk.fields.Access;
import dev.frontdesk.fields.FieldDraft;
import dev.frontdesk.fields.FieldType;
import dev.frontdesk.fields.Fields;
import dev.frontdesk.forms.Door;
import dev.frontdesk.forms.Form;
import dev.frontdesk.forms.FormDraft;
import dev.frontdesk.forms.FormEditing;
import dev.frontdesk.tickets.Status;
import dev.frontdesk.staff.Agent;
import dev.frontdesk.staff.Role;
import dev.frontdesk.staff.Staff;
import dev.frontdesk.staff.Team;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.Tickets;
import dev.frontdesk.web.Scope;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class TicketsApiTest {

	@Autowired
	ApiTokens tokens;

	@Autowired
	Staff staff;

	@Autowired
	Tickets tickets;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	Fields fields;

	@Autowired
	FormEditing forms;

	@LocalServerPort
	int port;

	private Agent agent;

	private Api api;

	@BeforeEach
	void cast() {
		this.agent = hire(Role.AGENT);
		this.api = api(this.agent, EnumSet.allOf(Scope.class));
	}

	@Test
	void aTicketIsCreatedForWhoeverHasTheAddressAndReadBack() {
		Api.Answer created = this.api.post("/api/v1/tickets", """
				{'subject':'Csomag','message':'Hol van a csomagom?','tags':['VIP','express'],
				'customer':{'email':'Kata@Example.test','name':'Nagy Kata','locale':'hu'}}""");
		assertThat(created.status()).as(created.toString()).isEqualTo(201);
		assertThat(created.header("Location")).isEqualTo("/api/v1/tickets/" + created.number());
		assertThat(created.text("/status")).isEqualTo("new");
		assertThat(created.text("/channel")).isEqualTo("api");
		assertThat(created.text("/language")).isEqualTo("hu");
		assertThat(created.text("/customer/email")).isEqualTo("Kata@Example.test");
		assertThat(created.json().at("/tags").toString()).isEqualTo("[\"express\",\"vip\"]");
		Api.Answer read = routed(created);
		assertThat(read.text("/createdAt")).isEqualTo(created.text("/createdAt"));
		assertThat(read.text("/team/name")).isEqualTo("Support");
		assertThat(this.api.get(created.header("Location"), "If-None-Match", read.header("ETag")).status())
			.isEqualTo(304);
		Api.Answer second = this.api.post("/api/v1/tickets",
				"{'message':'Noch etwas','customer':{'email':'kata@example.test','name':'Someone else'}}");
		assertThat(second.text("/customer/name")).isEqualTo("Nagy Kata");
		assertThat(second.text("/subject")).isEqualTo("Noch etwas");
	}

	@Test
	void whatCannotBeTakenIsNamedInTheReadersLanguageAndNothingIsHalfDone() {
		long before = tickets();
		Map<String, String> wrong = Map.ofEntries(Map.entry("{}", "#/message"),
				Map.entry("{'message':'x'}", "#/customer"),
				Map.entry("{'message':'x','customer':{}}", "#/customer/email"),
				Map.entry("{'message':'x','customer':{'email':'nobody'}}", "#/customer/email"),
				Map.entry("{'message':'x','customer':{'id':999999999}}", "#/customer/id"),
				Map.entry("{'message':'x','customer':{'email':'a@b.test','locale':'??'}}", "#/customer/locale"),
				Map.entry("{'message':'x','customer':{'email':'a@b.test','shoe':42}}", "#/customer/shoe"),
				Map.entry("{'message':' ','customer':{'email':'a@b.test'}}", "#/message"),
				Map.entry("{'message':['x'],'customer':{'email':'a@b.test'}}", "#/message"),
				Map.entry("{'message':'x','customer':{'email':'a@b.test'},'category':'nowhere'}", "#/category"),
				Map.entry("{'message':'x','customer':{'email':'a@b.test'},'channel':'pigeon'}", "#/channel"),
				Map.entry("{'message':'x','customer':{'email':'a@b.test'},'tags':['two words']}", "#/tags"),
				Map.entry("{'message':'x','customer':{'email':'a@b.test'},'attachments':['gone']}", "#/attachments/0"),
				Map.entry("{'message':'x','customer':{'email':'a@b.test'},'tags':[" + "'x',".repeat(9_999) + "'x']}",
						"#/tags"),
				Map.entry("{'message':'" + "x".repeat(10_001) + "','customer':{'email':'a@b.test'}}", "#/message"),
				Map.entry("{'subject':'" + "x".repeat(201) + "','message':'x','customer':{'email':'a@b.test'}}",
						"#/subject"));
		wrong.forEach((body, pointer) -> {
			Api.Answer refused = this.api.post("/api/v1/tickets", body);
			String asked = body.substring(0, Math.min(100, body.length()));
			assertThat(refused.status()).as(asked + refused).isEqualTo(422);
			assertThat(refused.blamed()).as(asked).containsExactly(pointer);
			assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
		});
		Api.Answer broken = this.api.post("/api/v1/tickets", "{'message':", "Accept-Language", "hu");
		assertThat(broken.status()).isEqualTo(400);
		assertThat(broken.text("/detail")).isEqualTo("A kérés törzse nem értelmezhető JSON.");
		assertThat(this.api.post("/api/v1/tickets", "{'message':'" + "x".repeat(1_000_001) + "'}").status())
			.isEqualTo(413);
		assertThat(tickets()).isEqualTo(before);
		assertThat(this.jdbc.sql("select count(*) from customer_identity where value = 'a@b.test'")
			.query(Long.class)
			.single()).isZero();
	}

	@Test
	void customFieldsAndWhatAFormNeedsAreJudgedAsAtEveryDoor() {
		String run = UUID.randomUUID().toString().substring(0, 8);
		for (String key : List.of("order-" + run, "refund-" + run)) {
			this.fields.add(Actor.SYSTEM, key, key.startsWith("order") ? FieldType.TEXT : FieldType.DECIMAL,
					new FieldDraft(LocalizedText.of("en", key), new LocalizedText(Map.of()), List.of(), "",
							Access.AGENTS, false));
		}
		Form form = this.forms.add(Actor.SYSTEM, "return-" + run,
				new FormDraft(LocalizedText.of("en", "Return"), new LocalizedText(Map.of()), Set.of(Door.AGENTS), null,
						null, false, List.of(new Form.Line("order-" + run, true, Set.of(Status.SOLVED), null),
								new Form.Line("refund-" + run, false, Set.of(), null))));
		String body = "{'message':'x','customer':{'email':'fields@example.test'},'form':'" + form.key() + "'";
		long before = tickets();
		assertThat(this.api.post("/api/v1/tickets", body + "}").blamed()).containsExactly("#/fields/order-" + run);
		assertThat(
				this.api.post("/api/v1/tickets", body + ",'fields':{'refund-" + run + "':'much','shoe':42}}").blamed())
			.containsExactlyInAnyOrder("#/fields/order-" + run, "#/fields/refund-" + run, "#/fields/shoe");
		assertThat(this.api.post("/api/v1/tickets", body.replace(form.key(), "nowhere") + "}").blamed())
			.containsExactly("#/form");
		assertThat(tickets()).isEqualTo(before);
		Api.Answer born = this.api.post("/api/v1/tickets",
				body + ",'fields':{'order-" + run + "':'WF-1','refund-" + run + "':12.5}}");
		assertThat(born.status()).as(born.toString()).isEqualTo(201);
		assertThat(born.text("/form")).isEqualTo(form.key());
		assertThat(born.text("/fields/order-" + run)).isEqualTo("WF-1");
		assertThat(born.json().at("/fields/refund-" + run).asDouble()).isEqualTo(12.5);
		String address = born.header("Location");
		Api.Answer patched = this.api.patch(address,
				"{'fields':{'refund-" + run + "':null,'order-" + run + "':'WF-2'}}", "If-Match",
				routed(born).header("ETag"));
		assertThat(patched.status()).as(patched.toString()).isEqualTo(200);
		assertThat(patched.text("/fields/order-" + run)).isEqualTo("WF-2");
		assertThat(patched.json().at("/fields/refund-" + run).isMissingNode()).isTrue();
		assertThat(this.api.patch(address, "{'fields':{'refund-" + run + "':[1,2]},'subject':'half'}").blamed())
			.containsExactly("#/fields/refund-" + run);
		assertThat(this.api.get(address).text("/subject")).isEqualTo("x");
		Api.Answer emptied = this.api.patch(address, "{'fields':{'order-" + run + "':null}}");
		assertThat(emptied.status()).as(emptied.toString()).isEqualTo(200);
		Api.Answer solved = this.api.patch(address, "{'status':'solved'}");
		assertThat(solved.blamed()).as("needed before: %s", solved).containsExactly("#/status");
		assertThat(this.api.patch(address, "{'form':null,'status':'solved'}").status()).isEqualTo(200);
		assertThat(this.api.patch(address, "{'form':'nowhere'}").blamed()).containsExactly("#/form");
		assertThat(numbers(this.api.get("/api/v1/tickets?q=order-" + run + ":wf"))).isEmpty();
	}

	@Test
	void aChangeDoesAllThatItSaysOrNothing() {
		Api.Answer born = open("to be changed");
		String path = born.header("Location");
		Api.Answer changed = this.api.patch(path, """
				{'subject':'Changed','kind':'complaint','priority':'urgent','tags':['one'],'addTags':['two'],
				'assignee':%d,'status':'pending'}""".formatted(this.agent.id()));
		assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
		assertThat(changed.text("/subject")).isEqualTo("Changed");
		assertThat(changed.text("/status")).isEqualTo("pending");
		assertThat(changed.json().at("/assignee/id").asLong()).isEqualTo(this.agent.id());
		assertThat(changed.json().at("/tags").toString()).isEqualTo("[\"one\",\"two\"]");
		assertThat(this.api.patch(path, "{'kind':'question'}").json().at("/assignee/id").asLong())
			.as("what is not given stays")
			.isEqualTo(this.agent.id());
		Api.Answer refused = this.api.patch(path, "{'subject':'Half done','status':'new'}");
		assertThat(refused.status()).isEqualTo(409);
		assertThat(refused.blamed()).containsExactly("#/status");
		assertThat(this.api.get(path).text("/subject")).isEqualTo("Changed");
		Api.Answer free = this.api.patch(path, "{'assignee':null,'removeTags':['one']}");
		assertThat(free.json().at("/assignee").isNull()).isTrue();
		assertThat(free.json().at("/tags").toString()).isEqualTo("[\"two\"]");
		assertThat(this.api.patch(path, "{'assignee':987654321}").blamed()).containsExactly("#/assignee");
		assertThat(this.api.patch(path, "{'snoozedUntil':'2001-01-01T00:00:00Z'}").blamed())
			.containsExactly("#/snoozedUntil");
		assertThat(this.api
			.patch(path,
					"{'addTags':[" + String.join(",", IntStream.range(0, 60).mapToObj((i) -> "'t" + i + "'").toList())
							+ "]}")
			.blamed()).containsExactly("#/addTags");
	}

	@Test
	void programsThatChangeAPartAtOnceLeaveEachOtherTheirs() throws Exception {
		String path = open("at once").header("Location");
		List<Callable<Api.Answer>> calls = new java.util.ArrayList<>(IntStream
			.range(0, 12).<Callable<Api
					.Answer>>mapToObj((i) -> () -> this.api.patch(path, "{'addTags':['t" + i + "']}"))
			.toList());
		calls.add(6, () -> this.api.patch(path, "{'urgency':'high'}"));
		calls.add(7, () -> this.api.patch(path, "{'impact':'low'}"));
		try (ExecutorService many = Executors.newFixedThreadPool(6)) {
			for (Future<Api.Answer> call : many.invokeAll(calls)) {
				assertThat(call.get().status()).as(call.get().toString()).isEqualTo(200);
			}
		}
		Api.Answer read = this.api.get(path);
		assertThat(read.json().at("/tags").size()).isEqualTo(12);
		assertThat(read.text("/urgency")).isEqualTo("high");
		assertThat(read.text("/impact")).isEqualTo("low");
	}

	@Test
	void aChangeOnConditionIsMadeOnlyWhileNobodyElseMadeOne() {
		Api.Answer born = open("on condition");
		String path = born.header("Location");
		String read = routed(born).header("ETag");
		Api.Answer first = this.api.patch(path, "{'subject':'First'}", "If-Match", read);
		assertThat(first.status()).isEqualTo(200);
		Api.Answer second = this.api.patch(path, "{'subject':'Second'}", "If-Match", read);
		assertThat(second.status()).isEqualTo(412);
		assertThat(second.blamed()).containsExactly("If-Match");
		assertThat(this.api.patch(path, "{'subject':'Third'}", "If-Match", first.header("ETag")).status())
			.isEqualTo(200);
		assertThat(this.api.patch(path, "{'subject':'Whatever'}").status()).isEqualTo(200);
	}

	@Test
	void listsGoOnBehindTheLastAndTheirCursorsAreGoodForNothingElse() {
		String mark = "m" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
		Set<Long> all = new HashSet<>();
		for (int i = 0; i < 5; i++) {
			all.add(this.api
				.post("/api/v1/tickets",
						"{'message':'%d','tags':['%s'],'customer':{'email':'list@example.test'}}".formatted(i, mark))
				.number());
		}
		String filter = "/api/v1/tickets?limit=2&filter="
				+ encoded("{\"field\":\"tags\",\"op\":\"has-any\",\"values\":[\"" + mark + "\"]}");
		Set<Long> seen = new HashSet<>();
		Api.Answer page = this.api.get(filter);
		String first = page.text("/next");
		while (true) {
			page.json().at("/items").forEach((one) -> assertThat(seen.add(one.at("/number").asLong())).isTrue());
			if (page.json().at("/next").isNull()) {
				break;
			}
			page = this.api.get(filter + "&cursor=" + page.text("/next"));
			assertThat(page.status()).as(page.toString()).isEqualTo(200);
		}
		assertThat(seen).isEqualTo(all);
		String tampered = (first.startsWith("A") ? "B" : "A") + first.substring(1);
		for (String address : List.of(filter + "&cursor=" + tampered, filter + "&cursor=%00%ff",
				filter + "&order=-created&cursor=" + first, "/api/v1/tickets?limit=2&cursor=" + first)) {
			Api.Answer refused = this.api.get(address);
			assertThat(refused.status()).as(address).isEqualTo(400);
		}
		assertThat(this.api.get(filter + "&cursor=" + tampered).blamed()).containsExactly("cursor");
		assertThat(this.api.get("/api/v1/tickets?limit=1000").blamed()).containsExactly("limit");
		assertThat(this.api.get("/api/v1/tickets?order=colour").blamed()).containsExactly("order");
	}

	@Test
	void viewsSearchesAndFiltersAreTheDesksOwn() {
		Api.Answer born = open("Ein Zebrafink im Paket");
		this.api.patch(born.header("Location"), "{'assignee':" + this.agent.id() + "}");
		assertThat(numbers(this.api.get("/api/v1/tickets?view=mine"))).containsExactly(born.number());
		assertThat(numbers(this.api.get("/api/v1/tickets?q=zebrafink"))).contains(born.number());
		assertThat(numbers(this.api.get("/api/v1/tickets?filter=" + encoded(
				"{\"all\":[{\"field\":\"assignee\",\"op\":\"is\",\"values\":[\"me\"]},{\"field\":\"status\",\"op\":\"is\",\"values\":[\"open\"]}]}"))))
			.containsExactly(born.number());
		assertThat(this.api.get("/api/v1/tickets?view=nowhere").blamed()).containsExactly("view");
		assertThat(this.api.get("/api/v1/tickets?view=mine&q=x").status()).isEqualTo(400);
		String deep = "{\"not\":".repeat(400) + "{\"all\":[]}" + "}".repeat(400);
		for (String nonsense : List.of("{", "[]", "{\"field\":\"shoe\",\"op\":\"is\",\"values\":[\"x\"]}",
				"{\"field\":\"status\",\"op\":\"is\",\"values\":[\"asleep\"]}", "{\"all\":[{\"all\":17}]}", deep,
				"{\"not\":".repeat(50) + "{\"all\":[]}" + "}".repeat(50))) {
			Api.Answer refused = this.api.get("/api/v1/tickets?filter=" + encoded(nonsense));
			assertThat(refused.status()).as(nonsense).isEqualTo(400);
			assertThat(refused.blamed()).as(nonsense).containsExactly("filter");
		}
	}

	@Test
	void whatTheAgentMayNotSeeIsNotThere() {
		Team secret = this.staff.foundTeam(Actor.SYSTEM, new LocalizedText(Map.of("en", "Board")), true);
		Agent lead = hire(Role.LEAD);
		Api.Answer born = open("for the board");
		this.tickets.sendToTeam(new Reader.OfDesk(lead.id(), Role.LEAD), born.number(), secret.id());
		assertThat(this.api.get(born.header("Location")).status()).isEqualTo(404);
		assertThat(this.api.patch(born.header("Location"), "{'subject':'x'}").status()).isEqualTo(404);
		assertThat(numbers(this.api.get("/api/v1/tickets?limit=100"))).doesNotContain(born.number());
		assertThat(api(lead, EnumSet.allOf(Scope.class)).get(born.header("Location")).status()).isEqualTo(200);
		assertThat(this.api.get("/api/v1/tickets/999999999").status()).isEqualTo(404);
		assertThat(this.api.get("/api/v1/tickets/shoe").status()).isEqualTo(404);
		assertThat(this.api.get("/api/v1/nothing").status()).isEqualTo(404);
	}

	@Test
	void theSameKeyHasOneEffectHoweverOftenAndAtOnceItComes() throws Exception {
		String body = "{'message':'once','customer':{'email':'once@example.test'}}";
		String key = UUID.randomUUID().toString();
		long before = tickets();
		try (ExecutorService many = Executors.newFixedThreadPool(6)) {
			List<Callable<Api.Answer>> calls = java.util.Collections.nCopies(6,
					() -> this.api.post("/api/v1/tickets", body, "Idempotency-Key", key));
			Set<Long> numbers = new HashSet<>();
			for (Future<Api.Answer> call : many.invokeAll(calls)) {
				assertThat(call.get().status()).as(call.get().toString()).isEqualTo(201);
				numbers.add(call.get().number());
			}
			assertThat(numbers).hasSize(1);
		}
		assertThat(tickets()).isEqualTo(before + 1);
		Api.Answer again = this.api.post("/api/v1/tickets", body, "Idempotency-Key", key);
		assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
		assertThat(again.header("Location")).isEqualTo("/api/v1/tickets/" + again.number());
		Api.Answer other = this.api.post("/api/v1/tickets", body.replace("once", "twice"), "Idempotency-Key", key);
		assertThat(other.status()).isEqualTo(422);
		assertThat(other.blamed()).containsExactly("Idempotency-Key");
		String second = UUID.randomUUID().toString();
		assertThat(this.api.post("/api/v1/tickets", "{'message':'x'}", "Idempotency-Key", second).status())
			.isEqualTo(422);
		assertThat(this.api.post("/api/v1/tickets", body, "Idempotency-Key", second).status()).isEqualTo(201);
		assertThat(this.api.post("/api/v1/tickets", body, "Idempotency-Key", "two words").blamed())
			.containsExactly("Idempotency-Key");
	}

	@Test
	void keysAreForgottenAfterADay(@Autowired dev.frontdesk.web.Idempotency idempotency) {
		String key = UUID.randomUUID().toString();
		String body = "{'message':'once','customer':{'email':'once@example.test'}}";
		long first = this.api.post("/api/v1/tickets", body, "Idempotency-Key", key).number();
		this.jdbc.sql("update idempotency_key set created_at = created_at - interval '25 hours' where key = ?")
			.param(key)
			.update();
		assertThat(this.api.post("/api/v1/tickets", body, "Idempotency-Key", key).number()).isNotEqualTo(first);
	}

	/** Once a rule has given it to a team. */
	private Api.Answer routed(Api.Answer born) {
		Api.Answer read = this.api.get(born.header("Location"));
		while (read.json().at("/team").isNull()) {
			Thread.onSpinWait();
			read = this.api.get(born.header("Location"));
		}
		return read;
	}

	private Api.Answer open(String message) {
		return this.api.post("/api/v1/tickets",
				"{'message':'%s','customer':{'email':'someone@example.test'}}".formatted(message));
	}

	private static List<Long> numbers(Api.Answer list) {
		assertThat(list.status()).as(list.toString()).isEqualTo(200);
		return list.json().at("/items").valueStream().map((one) -> one.at("/number").asLong()).toList();
	}

	private long tickets() {
		return this.jdbc.sql("select count(*) from ticket").query(Long.class).single();
	}

	private Api api(Agent whose, Set<Scope> scopes) {
		return new Api(this.port, this.tokens.issue(whose.id(), "test", scopes, 1));
	}

	private Agent hire(Role role) {
		return this.staff.hire(Actor.SYSTEM, UUID.randomUUID() + "@staff.test", "Anna", role, Locale.ENGLISH,
				ZoneId.of("Europe/Budapest"));
	}

	static String encoded(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

}
