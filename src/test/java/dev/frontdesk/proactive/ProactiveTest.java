package dev.frontdesk.proactive;

import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.customers.PersonalData;
import dev.frontdesk.goals.Goals;
import dev.frontdesk.proactive.Conditions.Hours;
import dev.frontdesk.settings.LocalizedText;
import dev.frontdesk.staff.Role;
import dev.frontdesk.staff.Staff;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.Tickets;
import dev.frontdesk.trails.Policies;
import dev.frontdesk.trails.Policy.Way;
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
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class ProactiveTest {

	private static final String SHOP = "https://proactive.shop.example";

	private final HttpClient http = HttpClient.newHttpClient();

	private final String unit = PublicId.secret();

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
	Messages messages;

	@Autowired
	Results results;

	@Autowired
	Counts counts;

	@Autowired
	Goals goals;

	@Autowired
	Tickets tickets;

	@Autowired
	Staff staff;

	@Autowired
	List<PersonalData> personal;

	private Widget widget;

	private ProactiveMessage message;

	@BeforeEach
	void aMessageOnAShop() {
		this.widgets.allow(Actor.SYSTEM, "default", List.of(SHOP));
		this.widget = this.widgets.byKey("default").orElseThrow();
		this.policies.set(Actor.SYSTEM, this.widget.marketId(), Way.PAGE, 30);
		if (this.goals.counted("order").isEmpty()) {
			this.goals.add(Actor.SYSTEM, "order", "Order", true, 7, BigDecimal.valueOf(100_000));
			this.goals.add(Actor.SYSTEM, "sign-up", "Sign-up", false, 7, BigDecimal.ONE);
		}
		Variant first = new Variant(1, new LocalizedText(
				Map.of("en", "Hello {{customer.name|there}}, can we help?", "hu", "Segíthetünk, {{customer.name}}?")));
		Variant second = new Variant(1, LocalizedText.of("en", "Any <b>questions</b>?"));
		String id = this.messages.add(Actor.SYSTEM, new MessageDraft(this.widget.id(), "Secret campaign",
				Conditions.STANDARD, List.of(first, second), 20, null, null));
		this.messages.turn(Actor.SYSTEM, id, true);
		this.message = this.messages.byId(id);
	}

	@AfterEach
	void asItWas() {
		this.messages.all().forEach((one) -> this.messages.remove(Actor.SYSTEM, one.publicId()));
		this.jdbc.sql("delete from goal").update();
		this.jdbc.sql("delete from widget where key = 'second-shop'").update();
		this.widgets.allow(Actor.SYSTEM, "default", List.of());
		this.policies.set(Actor.SYSTEM, this.widget.marketId(), Way.NONE, 90);
	}

	@Test
	void whatBrowsersJudgeByIsOneFileUnderAnAddressThatIsItsTexts() throws Exception {
		Matcher says = Pattern.compile("\"says\":\"(\\w+)\"").matcher(get("/widget/default.js").body());
		assertThat(says.find()).isTrue();
		HttpResponse<String> file = get("/widget/says/default/" + says.group(1) + ".js");
		assertThat(file.headers().firstValue("Cache-Control").orElseThrow()).contains("immutable");
		assertThat(file.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
		assertThat(file.body()).contains("Hello {{customer.name|there}}", "\\u003cb>questions")
			.doesNotContain("<b>", "Secret");
		assertThat(get("/widget/says/default/000000000000.js").headers().firstValue("Cache-Control").orElseThrow())
			.contains("no-cache");
		this.messages.turn(Actor.SYSTEM, this.message.publicId(), false);
		assertThat(get("/widget/default.js").body()).doesNotContain("\"talks\"");
		assertThat(get("/widget/says/nobody/000000000000.js").statusCode()).isEqualTo(404);
	}

	@Test
	void aMessageThatWasShownOftenEnoughInAllEnds() throws Exception {
		MessageDraft once = new MessageDraft(this.widget.id(), "Once", Conditions.STANDARD, this.message.variants(), 0,
				null, 1);
		this.messages.change(Actor.SYSTEM, this.message.publicId(), this.message.version(), once);
		assertThat(this.messages.live(this.widget)).hasSize(1);
		tell(signs(sign(0, "shown")));
		assertThat(this.messages.live(this.widget)).isEmpty();
	}

	@Test
	void eachStepOfAVisitCountsOnceHoweverOftenItIsTold() throws Exception {
		for (int i = 0; i < 3; i++) {
			assertThat(tell(signs(sign(0, "shown"), sign(0, "opened"))).statusCode()).isEqualTo(200);
		}
		// The same visit cannot have been shown the other text, too
		tell(signs(sign(1, "shown")));
		assertThat(told(0)).isEqualTo(new Results.Told(1, 1, 0, 0));
		assertThat(told(1)).isEqualTo(Results.Told.NOTHING);
	}

	@Test
	void whatCannotBeIsNotCounted() throws Exception {
		tell(signs(sign(0, "opened"), sign(7, "shown"), sign(-2, "shown"), List.of("unknown", 0, "shown"),
				List.of(this.message.publicId(), 0, "replied"), List.of(this.message.publicId(), "0", "shown"),
				List.of()));
		assertThat(lines()).allSatisfy((line) -> assertThat(line.told()).isEqualTo(Results.Told.NOTHING));
		tell(signs(sign(-1, "shown"), sign(-1, "opened")));
		assertThat(told(-1)).isEqualTo(new Results.Told(1, 0, 0, 0));
		assertThat(send(body(signs(sign(0, "shown"))), "https://evil.example").statusCode()).isEqualTo(403);
		assertThat(send(body(signs(sign(0, "shown"))), null).statusCode()).isEqualTo(403);
		assertThat(send("{", SHOP).statusCode()).isEqualTo(422);
		assertThat(send("x".repeat(20_000), SHOP).statusCode()).isEqualTo(422);
		assertThat(send(body(signs()).replace(this.unit, "guess"), SHOP).statusCode()).isEqualTo(422);
	}

	@Test
	void anOrderTrackedTwiceCountsOnceAndIsCreditedToWhatWasShown() throws Exception {
		tell(signs(sign(0, "shown")));
		Map<String, Object> order = Map.of("name", "order", "id", "A-1", "value", 129.9, "currency", "EUR");
		assertThat(refused(tell(goals(order)))).isEmpty();
		assertThat(refused(tell(goals(order, order)))).isEmpty();
		assertThat(this.jdbc.sql("select amount || currency || after_message || after_chat from goal_hit")
			.query(String.class)
			.list()).containsExactly("129.900EURtruefalse");
		assertThat(told(0)).isEqualTo(new Results.Told(1, 0, 0, 1));
		assertThat(lines().getFirst().money()).containsExactly("€129.90");
	}

	@Test
	void whatNobodyCanBelieveOfAnOrderIsRefusedAndSaid() throws Exception {
		assertThat(refused(tell(goals(order("1", -5, "EUR"))))).isEqualTo(Map.of("order", "amount"));
		assertThat(refused(tell(goals(order("2", "NaN", "EUR"))))).containsValue("amount");
		assertThat(refused(tell(goals(order("3", 1e300, "EUR"))))).containsValue("amount");
		assertThat(refused(tell(goals(order("4", 100_001, "EUR"))))).containsValue("amount");
		assertThat(refused(tell(goals(order("5", 10, "XXX"))))).containsValue("amount");
		assertThat(refused(tell(goals(order("", 10, "EUR"))))).containsValue("id");
		assertThat(refused(tell(goals(Map.of("name", "order"))))).containsValue("amount");
		assertThat(refused(tell(goals(Map.of("name", "<script>", "id", 1))))).containsValue("unknown");
		assertThat(this.jdbc.sql("select count(*) from goal_hit").query(Long.class).single()).isZero();
	}

	@Test
	void theHeldOutAreComparedWithThoseWhoWereShownIt() throws Exception {
		tell(signs(sign(-1, "shown")));
		tell(goals(Map.of("name", "sign-up")));
		tell(goals(Map.of("name", "sign-up")));
		assertThat(told(-1)).isEqualTo(new Results.Told(1, 0, 0, 1));
		assertThat(this.jdbc.sql("select after_message from goal_hit").query(Boolean.class).list())
			.containsExactly(false);
		tell(Map.of("unit", PublicId.secret(), "signs", List.of(sign(0, "shown"))));
		Results.Line shown = lines().getFirst();
		assertThat(Objects.requireNonNull(shown.lift()).difference()).isEqualTo(-1.0);
		assertThat(shown.lift().certain()).isFalse();
	}

	@Test
	void onlyWhoAgreedIsCountedAsSuchAndNeverWhoObjects() throws Exception {
		tell(Map.of("agreed", true, "signs", List.of(sign(0, "shown"))));
		assertThat(this.results.of(this.message, 30, true, Locale.ENGLISH).getFirst().told().shown()).isEqualTo(1);
		this.policies.set(Actor.SYSTEM, this.widget.marketId(), Way.NONE, 30);
		tell(Map.of("unit", PublicId.secret(), "agreed", true, "signs", List.of(sign(0, "shown"))));
		this.policies.set(Actor.SYSTEM, this.widget.marketId(), Way.PAGE, 30);
		Map<String, Object> objects = Map.of("unit", PublicId.secret(), "agreed", true, "signs",
				List.of(sign(0, "shown")));
		this.http.send(request(body(objects), SHOP).header("Sec-GPC", "1").build(),
				HttpResponse.BodyHandlers.discarding());
		assertThat(this.results.of(this.message, 30, true, Locale.ENGLISH).getFirst().told().shown()).isEqualTo(1);
		assertThat(told(0).shown()).isEqualTo(3);
	}

	@Test
	void aReplyStandsBehindTheMessageItAnswersInOurWords() throws Exception {
		tell(signs(sign(0, "shown")));
		Map<String, Object> prompt = Map.of("message", this.message.publicId(), "variant", 0, "locale", "en", "unit",
				this.unit, "text", "We give you a million", "values",
				Map.of("customer.name", "Ada\u202e <b>" + "x".repeat(100), "brand.name", "Evil"));
		JsonNode thread = write(PublicId.secret(), prompt);
		JsonNode card = thread.get("messages").get(0).get("cards").get(0);
		assertThat(card.get("kind").asString()).isEqualTo("proactive");
		assertThat(card.get("model").get("text").asString()).startsWith("Hello Ada <b>xxx").hasSizeLessThan(100);
		assertThat(card.toString()).doesNotContain("campaign", "million");
		assertThat(told(0)).isEqualTo(new Results.Told(1, 1, 1, 0));
		long customer = this.jdbc.sql("select customer_id from ticket where public_id = ?")
			.param(thread.get("publicId").asString())
			.query(Long.class)
			.single();
		PersonalData data = this.personal.stream()
			.filter((one) -> one.key().equals("proactive"))
			.findFirst()
			.orElseThrow();
		assertThat(data.of(customer)).hasSize(1);
		this.tickets.redact(new Reader.OfDesk(someone(), Role.LEAD), number(thread), thread.get("seq").asLong(),
				List.of("ada"));
		assertThat(data.of(customer)).singleElement()
			.satisfies((datum) -> assertThat(datum.toString()).contains("Hello ").doesNotContain("Ada"));
		this.personal.forEach((one) -> one.erase(customer));
		assertThat(data.of(customer)).isEmpty();
		assertThat(this.jdbc.sql("select count(*) from message_card where reference like '%Hello Ada%'")
			.query(Long.class)
			.single()).isZero();
	}

	private long someone() {
		return this.staff
			.hire(Actor.SYSTEM, UUID.randomUUID() + "@messages.test", "Anna", Role.LEAD, Locale.ENGLISH,
					ZoneId.of("UTC"))
			.id();
	}

	private long number(JsonNode thread) {
		return this.jdbc.sql("select number from ticket where public_id = ?")
			.param(thread.get("publicId").asString())
			.query(Long.class)
			.single();
	}

	@Test
	void ofOurselvesAMessageSaysWhatWeSayWhateverThePageClaims() throws Exception {
		this.messages.change(Actor.SYSTEM, this.message.publicId(), this.message.version(),
				new MessageDraft(this.widget.id(), "Ours", Conditions.STANDARD,
						List.of(new Variant(1,
								LocalizedText.of("en", "{{brand.name}} {{market.name}} {{attribute.plan}}"))),
						0, null, null));
		JsonNode thread = write(PublicId.secret(), Map.of("message", this.message.publicId(), "variant", 0, "locale",
				"en", "values", Map.of("brand.name", "Evil", "market.name", "Evil", "attribute.plan", "pro")));
		assertThat(thread.get("messages").get(0).get("cards").get(0).get("model").get("text").asString())
			.endsWith(" pro")
			.hasSizeGreaterThan(6)
			.doesNotContain("Evil");
	}

	@Test
	void aReplySentAgainCountsOnceAndLeavesNothingMore() throws Exception {
		tell(signs(sign(0, "shown")));
		Map<String, Object> prompt = Map.of("message", this.message.publicId(), "variant", 0, "unit", this.unit);
		String token = PublicId.secret();
		String clientId = UUID.randomUUID().toString();
		long before = cards();
		JsonNode first = write(token, clientId, prompt, 201);
		JsonNode again = write(token, clientId, prompt, 200);
		assertThat(again.get("publicId")).isEqualTo(first.get("publicId"));
		assertThat(cards() - before).isEqualTo(1);
		assertThat(told(0)).isEqualTo(new Results.Told(1, 1, 1, 0));
	}

	@Test
	void whatFollowsLaterCountsOnTheDayOfTheShow() throws Exception {
		tell(signs(sign(0, "shown")));
		tell(Map.of("unit", PublicId.secret(), "signs", List.of(sign(-1, "shown"))));
		// Both were met before the period that is looked at, one more within it
		this.jdbc.sql("update proactive_unit set at = at - interval '3 days', day = day - 3").update();
		this.jdbc.sql("update proactive_count set day = day - 3").update();
		tell(Map.of("unit", PublicId.secret(), "signs", List.of(sign(-1, "shown"))));
		tell(Map.of("unit", PublicId.secret(), "signs", List.of(sign(0, "shown"), sign(0, "opened"))));
		tell(signs(sign(0, "opened")));
		tell(goals(order("late", 10, "EUR")));
		Results.Line today = this.results.of(this.message, 1, false, Locale.ENGLISH).getFirst();
		assertThat(today.told()).isEqualTo(new Results.Told(1, 1, 0, 0));
		assertThat(today.money()).isEmpty();
		assertThat(lines().getFirst().told()).isEqualTo(new Results.Told(2, 2, 0, 1));
		assertThat(lines().getFirst().money()).isNotEmpty();
	}

	@Test
	void aMessageShownAgainOpensItsWindowAgain() throws Exception {
		tell(signs(sign(0, "shown")));
		this.jdbc.sql("update proactive_unit set at = at - interval '8 days', last_at = last_at - interval '8 days'")
			.update();
		tell(signs(sign(0, "shown")));
		tell(goals(order("again", 10, "EUR")));
		assertThat(told(0)).isEqualTo(new Results.Told(1, 0, 0, 1));
	}

	@Test
	void whatTwoTabsTellAtOnceIsTaken() throws Exception {
		String second = this.messages.add(Actor.SYSTEM, new MessageDraft(this.widget.id(), "Second",
				Conditions.STANDARD, this.message.variants(), 0, null, null));
		this.messages.turn(Actor.SYSTEM, second, true);
		List<List<Object>> signs = List.of(sign(0, "shown"), List.of(second, 0, "shown"));
		List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, 16)
			.mapToObj((i) -> Map.<String, Object>of("unit", (i % 2 == 0) ? this.unit : PublicId.secret(), "signs",
					(i % 4 < 2) ? signs : signs.reversed(), "goals",
					List.of(order("a" + i % 3, 10, "EUR"), order("b" + i % 3, 10, "EUR"))))
			.map((told) -> this.http.sendAsync(request(body(told), SHOP).build(), HttpResponse.BodyHandlers.ofString()))
			.toList();
		assertThat(answers).allSatisfy((answer) -> assertThat(answer.join().statusCode()).isEqualTo(200));
		assertThat(told(0).shown()).isEqualTo(9);
	}

	@Test
	void ordersAreCountedByShopAndAnotherAmountIsMarked() throws Exception {
		this.jdbc.sql("""
				insert into widget (key, name, brand_id, market_id, allowed_origins, look, created_at)
				select 'second-shop', name, brand_id, market_id, allowed_origins, look, created_at
				from widget where key = 'default'""").update();
		tell(goals(order("1001", 10, "EUR")));
		tell(goals(order("1001", 10, "EUR")));
		tell(Map.of("widget", "second-shop", "goals", List.of(order("1001", 20, "EUR"))));
		assertThat(doubtful()).containsExactly(false, false);
		tell(goals(order("1001", 11, "EUR")));
		assertThat(doubtful()).containsExactly(true, false);
	}

	@Test
	void theKeyOfAnOrderCannotBeGuessedAndIsGoneAfterTheLongestWindow() throws Exception {
		tell(goals(order("1002", 10, "EUR")));
		assertThat(this.jdbc.sql("select count(*) from goal_hit where key_hash = sha256(convert_to('id1002', 'UTF8'))")
			.query(Long.class)
			.single()).isZero();
		this.jdbc.sql("update goal_hit set at = at - interval '91 days'").update();
		assertThat(this.counts.forgetOld()).isPositive();
		assertThat(this.counts.forgetOld()).isZero();
		tell(goals(order("1002", 10, "EUR")));
		assertThat(doubtful()).containsExactly(false, false);
	}

	@Test
	void aReplyToWhatIsNoMessageIsAMessageLikeAnyOther() throws Exception {
		for (Map<String, Object> odd : List.<Map<String, Object>>of(Map.of("message", "nobody", "variant", 0),
				Map.of("message", this.message.publicId(), "variant", -1),
				Map.of("message", this.message.publicId(), "variant", 99))) {
			assertThat(write(PublicId.secret(), odd).get("messages").get(0).get("cards").size()).isZero();
		}
	}

	@Test
	void anOrderAfterAChatIsSaidToBeOne() throws Exception {
		String token = PublicId.secret();
		write(token, null);
		Map<String, Object> order = new HashMap<>(goals(order("C-1", 10, "HUF")));
		order.put("token", token);
		tell(order);
		order.put("goals", List.of(order("C-2", 10, "HUF")));
		order.put("token", PublicId.secret());
		tell(order);
		assertThat(this.jdbc.sql("select after_chat from goal_hit order by id").query(Boolean.class).list())
			.containsExactly(true, false);
	}

	@Test
	void aCheckOutThatWasLeftAndOrderedLaterIsRecovered() throws Exception {
		Map<String, Object> begun = new HashMap<>(goals(Map.of("name", "checkout", "value", 50, "currency", "EUR")));
		tell(begun);
		assertThat(checkOuts()).as("not without consent").isEmpty();
		begun.put("agreed", true);
		tell(begun);
		tell(begun);
		assertThat(checkOuts()).containsExactly("false false");
		this.jdbc.sql("update check_out set begun_at = begun_at - interval '2 h', last_at = last_at - interval '2 h'")
			.update();
		Map<String, Object> order = new HashMap<>(goals(order("R-1", 50, "EUR")));
		order.put("agreed", true);
		tell(order);
		assertThat(checkOuts()).containsExactly("true true");
	}

	@Test
	void robotsThatSaySoAreNotCounted() throws Exception {
		HttpRequest.Builder request = request(body(signs(sign(0, "shown"))), SHOP);
		request.setHeader("User-Agent", "Mozilla/5.0 (compatible; Googlebot/2.1)");
		assertThat(this.http.send(request.build(), HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(200);
		assertThat(told(0)).isEqualTo(Results.Told.NOTHING);
	}

	@Test
	void whatIsTooOldToLeadToAnythingIsForgottenAndItsNumbersStay() throws Exception {
		tell(signs(sign(0, "shown")));
		this.jdbc.sql("update proactive_unit set last_at = last_at - interval '91 days'").update();
		this.counts.forgetOld();
		assertThat(this.counts.knows(this.unit)).isFalse();
		assertThat(told(0).shown()).isEqualTo(1);
	}

	@Test
	void conditionsComeBackAsTheyWereKept() {
		Conditions all = new Conditions(List.of(), List.of(), 5, 50, 30, true, 2, "basket",
				List.of(new Conditions.Asked("plan", Conditions.Test.IS, "pro")), Set.of("hu", "ar"), Hours.CLOSED, 3,
				90);
		this.messages.change(Actor.SYSTEM, this.message.publicId(), this.message.version(),
				new MessageDraft(this.widget.id(), "All", all, this.message.variants(), 0, null, null));
		assertThat(this.messages.byId(this.message.publicId()).conditions()).isEqualTo(all);
		MessageForm form = MessageForm.of(this.messages.byId(this.message.publicId()));
		assertThat(form.judge(Set.of(this.widget.id()), Set.of()).draft().conditions()).isEqualTo(all);
	}

	private List<String> checkOuts() {
		return this.jdbc.sql("select lapsed || ' ' || (ordered_at < now() + interval '1 day') from check_out")
			.query(String.class)
			.list();
	}

	private List<Results.Line> lines() {
		return this.results.of(this.message, 30, false, Locale.ENGLISH);
	}

	private Results.Told told(int variant) {
		return lines().stream()
			.filter((line) -> Objects.equals(line.letter(), (variant < 0) ? null : Variant.letter(variant)))
			.map(Results.Line::told)
			.findFirst()
			.orElse(Results.Told.NOTHING);
	}

	private List<Object> sign(int variant, String step) {
		return List.of(this.message.publicId(), variant, step);
	}

	@SafeVarargs
	@SuppressWarnings("varargs")
	private static Map<String, Object> signs(List<Object>... signs) {
		return Map.of("signs", Arrays.asList(signs));
	}

	@SafeVarargs
	@SuppressWarnings("varargs")
	private static Map<String, Object> goals(Map<String, Object>... goals) {
		return Map.of("goals", Arrays.asList(goals));
	}

	private static Map<String, Object> order(String id, Object value, String currency) {
		return Map.of("name", "order", "id", id, "value", value, "currency", currency);
	}

	private Map<String, String> refused(HttpResponse<String> answer) {
		assertThat(answer.statusCode()).isEqualTo(200);
		Map<String, String> refused = new HashMap<>();
		this.json.readTree(answer.body())
			.get("refused")
			.properties()
			.forEach((one) -> refused.put(one.getKey(), one.getValue().asString()));
		return refused;
	}

	private String body(Map<String, Object> told) {
		Map<String, Object> body = new HashMap<>(Map.of("widget", "default", "unit", this.unit));
		body.putAll(told);
		return this.json.writeValueAsString(body);
	}

	private HttpResponse<String> tell(Map<String, Object> told) throws Exception {
		return send(body(told), SHOP);
	}

	private HttpResponse<String> send(String body, @Nullable String origin) throws Exception {
		return this.http.send(request(body, origin).build(), HttpResponse.BodyHandlers.ofString());
	}

	private HttpRequest.Builder request(String body, @Nullable String origin) {
		HttpRequest.Builder request = HttpRequest
			.newBuilder(URI.create("http://localhost:" + this.port + "/chat/counts"))
			.header("Content-Type", "text/plain;charset=UTF-8")
			.header("User-Agent", "Mozilla/5.0 (Windows NT 10.0) Chrome/141.0.0.0 Safari/537.36")
			.POST(HttpRequest.BodyPublishers.ofString(body));
		return (origin != null) ? request.header("Origin", origin) : request;
	}

	private HttpResponse<String> get(String path) throws Exception {
		return this.http.send(HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path)).build(),
				HttpResponse.BodyHandlers.ofString());
	}

	private long cards() {
		return this.jdbc.sql("select count(*) from message_card where kind = 'proactive'").query(Long.class).single();
	}

	private List<Boolean> doubtful() {
		return this.jdbc.sql("select doubtful from goal_hit order by id").query(Boolean.class).list();
	}

	private JsonNode write(String token, @Nullable Map<String, Object> told) throws Exception {
		return write(token, UUID.randomUUID().toString(), told, 201);
	}

	private JsonNode write(String token, String clientId, @Nullable Map<String, Object> told, int status)
			throws Exception {
		Map<String, Object> body = new HashMap<>(
				Map.of("widget", "default", "clientId", clientId, "text", "Yes, please"));
		if (told != null) {
			body.put("told", told);
		}
		HttpResponse<String> answer = this.http
			.send(HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + "/chat/threads"))
				.header("Content-Type", "application/json")
				.header("Authorization", "Bearer " + token)
				.POST(HttpRequest.BodyPublishers.ofString(this.json.writeValueAsString(body)))
				.build(), HttpResponse.BodyHandlers.ofString());
		assertThat(answer.statusCode()).isEqualTo(status);
		return this.json.readTree(answer.body());
	}

}
