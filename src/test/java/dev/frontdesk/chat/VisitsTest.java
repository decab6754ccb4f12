package dev.frontdesk.chat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.customers.PersonalData;
import dev.frontdesk.trails.Forgetting;
import dev.frontdesk.trails.Policies;
import dev.frontdesk.trails.Policy.Way;
import dev.frontdesk.web.PublicId;
import dev.frontdesk.widgets.Widgets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class VisitsTest {

	private static final String SHOP = "https://visits.shop.example";

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
	Visits visits;

	@Autowired
	Forgetting forgetting;

	@Autowired
	List<PersonalData> personal;

	private long market;

	@BeforeEach
	void aMarketThatAsks() {
		this.widgets.allow(Actor.SYSTEM, "default", List.of(SHOP));
		this.market = this.widgets.byKey("default").orElseThrow().marketId();
		this.policies.set(Actor.SYSTEM, this.market, Way.PANEL, 30);
	}

	@AfterEach
	void asItWas() {
		this.widgets.allow(Actor.SYSTEM, "default", List.of());
		this.policies.set(Actor.SYSTEM, this.market, Way.NONE, 90);
	}

	@Test
	void whatIsRememberedWithConsentIsSeenOnTheDeskOnceTheyWrite() throws Exception {
		assertThat(tell(body("/?utm_source=letter&token=abc", "/boots"), SHOP)).isEqualTo(204);
		String thread = write(PublicId.secret(), this.key);
		Visits.Visit visit = visit(thread);
		Visits.Remembered remembered = Objects.requireNonNull(visit.remembered());
		assertThat(remembered.pages()).extracting(Visits.Page::url)
			.containsExactly(SHOP + "/boots", SHOP + "/?utm_source=letter&token=…");
		assertThat(remembered.campaign()).isEqualTo(Map.of("utm_source", "letter"));
		assertThat(remembered.device()).isEqualTo("Chrome, Android");
		assertThat(remembered.visits()).isEqualTo(1);
		assertThat(remembered.events().getFirst().name()).isEqualTo("basket");
		assertThat(remembered.events().getFirst().data()).isEqualTo(Map.of("sku", "B-7", "count", 2));
		this.jdbc.sql("update browser set seen_at = seen_at - interval '31 minutes'").update();
		tell(body("/again"), SHOP);
		assertThat(Objects.requireNonNull(visit(thread).remembered()).visits()).isEqualTo(2);
	}

	@Test
	void withoutConsentOnlyThePageTheyWroteFromIsKept() throws Exception {
		String thread = write(PublicId.secret(), null);
		assertThat(visit(thread).remembered()).isNull();
		assertThat(visit(thread).pages()).extracting(Visits.Page::url).containsExactly(SHOP + "/check-out");
		String guessed = write(PublicId.secret(), PublicId.secret());
		assertThat(visit(guessed).remembered()).isNull();
	}

	@Test
	void aForeignPageABrowserThatObjectsAndAMarketThatKeepsNothingAreRefused() throws Exception {
		assertThat(tell(body("/"), "https://evil.example")).isEqualTo(403);
		assertThat(tell(body("/"), null)).isEqualTo(403);
		assertThat(send(body("/"), SHOP, "1")).isEqualTo(403);
		this.policies.set(Actor.SYSTEM, this.market, Way.NONE, 30);
		assertThat(tell(body("/"), SHOP)).isEqualTo(403);
		assertThat(known()).isZero();
	}

	@Test
	void whatIsMalformedOrHugeIsRefusedAndWhatIsTooMuchIsBounded() throws Exception {
		assertThat(tell("{", SHOP)).isEqualTo(422);
		assertThat(tell("[".repeat(60_000), SHOP)).isEqualTo(422);
		assertThat(tell("x".repeat(70_000), SHOP)).isEqualTo(422);
		assertThat(tell(body("/").replace(this.key, "guess"), SHOP)).isEqualTo(422);
		for (int round = 0; round < 5; round++) {
			int start = round * 50;
			assertThat(tell(body(IntStream.range(start, start + 60).mapToObj((i) -> "/p" + i).toArray(String[]::new)),
					SHOP))
				.isEqualTo(204);
		}
		assertThat(this.jdbc.sql("select count(*) from browser_page").query(Long.class).single()).isEqualTo(200);
		Map<String, Object> odd = new HashMap<>(Map.of("widget", "default", "visits", this.key));
		odd.put("events", List.of(Map.of("name", "<script>"),
				Map.of("name", "deep", "data", Map.of("a", Map.of("b", 1), "c", 1))));
		assertThat(tell(this.json.writeValueAsString(odd), SHOP)).isEqualTo(204);
		assertThat(this.jdbc.sql("select name || data from browser_event where name <> 'basket'")
			.query(String.class)
			.list()).containsExactly("deep{\"c\": 1}");
	}

	@Test
	void whatIsOlderThanItsMarketKeepsItIsForgotten() throws Exception {
		tell(body("/old"), SHOP);
		String thread = write(PublicId.secret(), this.key);
		for (String aged : List.of("browser_page set at = at", "browser_event set at = at",
				"browser set seen_at = seen_at", "visit_page set at = at", "visit set started_at = started_at")) {
			this.jdbc.sql("update " + aged + " - interval '31 days'").update();
		}
		String fresh = write(PublicId.secret(), null);
		this.visits.forgetOld();
		this.forgetting.forgetOld();
		assertThat(known()).isZero();
		assertThat(visit(thread).pages()).isEmpty();
		assertThat(visit(thread).referrer()).isEmpty();
		assertThat(visit(fresh).pages()).hasSize(1);
	}

	@Test
	void itIsToldAndErasedWithTheRestOfTheCustomer() throws Exception {
		tell(body("/mine"), SHOP);
		String thread = write(PublicId.secret(), this.key);
		long customer = this.jdbc.sql("select customer_id from ticket where public_id = ?")
			.param(thread)
			.query(Long.class)
			.single();
		PersonalData trails = this.personal.stream()
			.filter((one) -> one.key().equals("trails"))
			.findFirst()
			.orElseThrow();
		assertThat(trails.of(customer)).extracting(PersonalData.Datum::value).contains(SHOP + "/mine");
		trails.erase(customer);
		assertThat(known()).isZero();
	}

	private long known() {
		return this.jdbc.sql("select count(*) from browser where key_hash = sha256(convert_to(?, 'UTF8'))")
			.param(this.key)
			.query(Long.class)
			.single();
	}

	private Visits.Visit visit(String thread) {
		return this.visits
			.read(this.jdbc.sql("select " + Visits.OF_TICKET + "::text from ticket t where t.public_id = ?")
				.param(thread)
				.query(String.class)
				.single());
	}

	private String body(String... paths) {
		Instant start = Instant.now().minusSeconds(600);
		List<Map<String, String>> pages = IntStream.range(0, paths.length)
			.mapToObj((i) -> Map.of("url", SHOP + paths[i], "title", "Page", "at", start.plusSeconds(i).toString()))
			.toList();
		return this.json.writeValueAsString(
				Map.of("widget", "default", "visits", this.key, "referrer", "https://search.example/", "pages", pages,
						"events", List.of(Map.of("name", "basket", "data", Map.of("sku", "B-7", "count", 2)))));
	}

	private int tell(String body, @Nullable String origin) throws Exception {
		return send(body, origin, null);
	}

	private int send(String body, @Nullable String origin, @Nullable String objects) throws Exception {
		HttpRequest.Builder request = HttpRequest
			.newBuilder(URI.create("http://localhost:" + this.port + "/chat/visits"))
			.header("Content-Type", "text/plain;charset=UTF-8")
			.header("User-Agent", "Mozilla/5.0 (Linux; Android 16) Chrome/141.0.0.0 Mobile Safari/537.36")
			.POST(HttpRequest.BodyPublishers.ofString(body));
		if (origin != null) {
			request.header("Origin", origin);
		}
		if (objects != null) {
			request.header("Sec-GPC", objects);
		}
		HttpResponse<Void> answer = this.http.send(request.build(), HttpResponse.BodyHandlers.discarding());
		if (answer.statusCode() == 204) {
			assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue(origin);
		}
		return answer.statusCode();
	}

	private String write(String token, @Nullable String visits) throws Exception {
		Map<String, Object> body = new HashMap<>(Map.of("widget", "default", "clientId", UUID.randomUUID().toString(),
				"text", "hello", "referrer", "https://search.example/", "pages",
				List.of(Map.of("url", SHOP + "/seen"), Map.of("url", SHOP + "/check-out"))));
		if (visits != null) {
			body.put("visits", visits);
		}
		HttpResponse<String> answer = this.http
			.send(HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + "/chat/threads"))
				.header("Content-Type", "application/json")
				.header("Authorization", "Bearer " + token)
				.POST(HttpRequest.BodyPublishers.ofString(this.json.writeValueAsString(body)))
				.build(), HttpResponse.BodyHandlers.ofString());
		assertThat(answer.statusCode()).isEqualTo(201);
		return this.json.readTree(answer.body()).get("publicId").asString();
	}

}
