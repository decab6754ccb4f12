package dev.frontdesk.rest;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import dev.frontdesk.access.ApiTokens;
import dev.frontdesk.audit.Actor;
import dev.frontdesk.staff.Agent;
import dev.frontdesk.staff.Role;
import dev.frontdesk.staff.Staff;
import dev.frontdesk.web.Needs;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.Tickets;
import dev.frontdesk.web.Scope;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class ThreadsApiTest {

	@Autowired
	ApiTokens tokens;

	@Autowired
	Staff staff;

	@Autowired
	Tickets tickets;

	@Autowired
	WaitingFiles waiting;

	@Autowired
	JdbcClient jdbc;

	@LocalServerPort
	int port;

	private Agent agent;

	private Api api;

	@BeforeEach
	void cast() {
		this.agent = hire(Role.AGENT);
		this.api = api(EnumSet.allOf(Scope.class));
	}

	@Test
	void anAnswerIsSaidOnceAndTakesTheStatusAlong() {
		Api.Answer born = open();
		String path = born.header("Location");
		Api.Answer said = this.api.post(path + "/messages",
				"{'html':'<p>Hello <b>you</b><script>alert(1)</script></p>','visibility':'public','status':'solved'}");
		assertThat(said.status()).as(said.toString()).isEqualTo(201);
		assertThat(said.text("/text")).isEqualTo("Hello you");
		assertThat(said.text("/html")).isEqualTo("<p>Hello <b>you</b></p>");
		assertThat(said.text("/author/kind")).isEqualTo("agent");
		assertThat(this.api.get(said.header("Location")).json()).isEqualTo(said.json());
		assertThat(this.api.get(path).text("/status")).isEqualTo("solved");
		assertThat(this.api.post(path + "/messages", "{'text':'no','status':'closed'}").status()).isEqualTo(409);
		assertThat(texts(this.api.get(path + "/messages"))).containsExactly("Hi", "Hello you");
		assertThat(texts(this.api.get(path + "/messages?order=-seq&limit=1"))).containsExactly("Hello you");
		assertThat(this.api.post(path + "/messages", "{'text':'a','html':'b'}").blamed()).containsExactly("#/html");
		assertThat(this.api.post(path + "/messages", "{}").blamed()).containsExactly("#/text");
		assertThat(this.api.post(path + "/messages", "{'text':'x','cc':['nobody']}").blamed())
			.containsExactly("#/cc/0");
		assertThat(this.api.post(path + "/messages", "{'text':'x','visibility':'secret'}").blamed())
			.containsExactly("#/visibility");
		assertThat(this.api.post(path + "/messages", "{'text':'late'}", "If-Match", born.header("ETag")).status())
			.isEqualTo(412);
	}

	@Test
	void notesAreForTokensThatMayReadThem() {
		String path = open().header("Location");
		Api.Answer note = this.api.post(path + "/messages", "{'text':'Ein Geheimnis','visibility':'note'}");
		assertThat(note.text("/visibility")).isEqualTo("note");
		Api outside = api(EnumSet.of(Scope.TICKETS_READ, Scope.TICKETS_WRITE));
		assertThat(texts(outside.get(path + "/messages"))).containsExactly("Hi");
		assertThat(outside.get(note.header("Location")).status()).isEqualTo(404);
		Api.Answer refused = outside.post(path + "/messages", "{'text':'x','visibility':'note'}");
		assertThat(refused.status()).isEqualTo(403);
		assertThat(refused.text("/detail")).contains("notes:write");
		assertThat(outside.get("/api/v1/tickets?q=Geheimnis").status()).isEqualTo(403);
		assertThat(outside.get(path + "/events").json().toString()).doesNotContain("note");
		assertThat(this.api.get(path + "/events").json().toString()).contains("note agent");
	}

	@Test
	void notesAreWrittenByMacrosAndReadByViewsOnlyUnderTheirScopes() {
		String path = open().header("Location");
		long macro = this.api
			.post("/api/v1/macros", "{'name':'Note','texts':{},'steps':[{'action':'note','value':'Ein Geheimnis'}]}")
			.json()
			.at("/id")
			.asLong();
		Api outside = api(EnumSet.of(Scope.TICKETS_READ, Scope.TICKETS_WRITE, Scope.DESK_READ));
		Api.Answer refused = outside.post(path + "/macros", "{'macro':" + macro + "}");
		assertThat(refused.status()).as(refused.toString()).isEqualTo(403);
		assertThat(refused.text("/detail")).contains("notes:write");
		assertThat(texts(this.api.get(path + "/messages"))).containsExactly("Hi");
		assertThat(this.api.post(path + "/macros", "{'macro':" + macro + "}").status()).isEqualTo(200);
		assertThat(texts(this.api.get(path + "/messages"))).containsExactly("Hi", "Ein Geheimnis");
		Api.Answer view = this.api.post("/api/v1/views",
				"{'name':'Secrets','filter':{'field':'words','op':'has-any','values':['Geheimnis']}}");
		assertThat(view.status()).as(view.toString()).isEqualTo(201);
		assertThat(this.api.get("/api/v1/tickets?view=" + view.text("/key")).status()).isEqualTo(200);
		assertThat(outside.get("/api/v1/tickets?view=" + view.text("/key")).status()).isEqualTo(403);
		assertThat(outside.get("/api/v1/views").json().valueStream())
			.filteredOn((one) -> one.at("/name").asString().equals("Secrets"))
			.singleElement()
			.satisfies((one) -> assertThat(one.at("/count").isNull()).isTrue());
	}

	@Test
	void anAnswerGivenAgainSaysNothingThatWasTakenBack() {
		Api.Answer born = open();
		String path = born.header("Location");
		String body = "{'text':'My card is 4111 1111','visibility':'note'}";
		Api.Answer said = this.api.post(path + "/messages", body, "Idempotency-Key", "said");
		assertThat(this.api.post(path + "/messages", body, "Idempotency-Key", "said").json()).isEqualTo(said.json());
		this.tickets.redact(new Reader.OfDesk(this.agent.id(), Role.LEAD), born.number(),
				said.json().at("/seq").asLong(), List.of("4111 1111"));
		Api.Answer again = this.api.post(path + "/messages", body, "Idempotency-Key", "said");
		assertThat(again.status()).isEqualTo(201);
		assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
		assertThat(again.header("Location")).isEqualTo(said.header("Location"));
		assertThat(again.text("/state")).isEqualTo("redacted");
		assertThat(again.toString()).doesNotContain("4111");
		assertThat(this.jdbc.sql("select string_agg(k::text, '') from idempotency_key k").query(String.class).single())
			.doesNotContain("4111");
		Api writing = api(EnumSet.of(Scope.TICKETS_WRITE));
		String draft = "{'message':'Hi','customer':{'email':'someone@example.test'}}";
		long number = writing.post("/api/v1/tickets", draft, "Idempotency-Key", "born").number();
		assertThat(writing.post("/api/v1/tickets", draft, "Idempotency-Key", "born").number()).isEqualTo(number);
		String merge = "{'into':" + born.number() + "}";
		String from = "/api/v1/tickets/" + number + "/merge";
		assertThat(writing.post(from, merge, "Idempotency-Key", "merged").number()).isEqualTo(born.number());
		Api.Answer merged = writing.post(from, merge, "Idempotency-Key", "merged");
		assertThat(merged.status()).as(merged.toString()).isEqualTo(200);
		assertThat(merged.number()).isEqualTo(born.number());
		assertThat(writing.get(path).status()).as("reads nothing else").isEqualTo(403);
	}

	@Test
	void aFileWaitsForItsMessageAndGoesWithOneOnly() {
		String path = open().header("Location");
		Api.Answer sent = upload("order 1.txt", HttpRequest.BodyPublishers.ofString("forty-two"));
		assertThat(sent.status()).as(sent.toString()).isEqualTo(201);
		String message = "{'text':'Here','attachments':['" + sent.text("/id") + "']}";
		Api.Answer said = this.api.post(path + "/messages", message);
		assertThat(said.text("/attachments/0/name")).isEqualTo("order 1.txt");
		assertThat(this.api.get(said.text("/attachments/0/url")).response().body()).isEqualTo("forty-two");
		assertThat(this.api.post(path + "/messages", message).blamed()).containsExactly("#/attachments/0");
		Api.Answer others = upload("mine.txt", HttpRequest.BodyPublishers.ofString("mine"));
		Api other = new Api(this.port, this.tokens.issue(hire(Role.ADMIN).id(), "t", EnumSet.allOf(Scope.class), null));
		assertThat(other.get(others.text("/url")).status()).isEqualTo(404);
		this.jdbc.sql("update waiting_file set created_at = created_at - interval '2 days'").update();
		this.waiting.forgetOld(100);
		assertThat(this.jdbc.sql("select name from stored_file where public_id in (?, ?)")
			.params(sent.text("/id"), others.text("/id"))
			.query(String.class)
			.list()).containsExactly("order 1.txt");
	}

	@Test
	void filesThatAreEmptyHugeOrLieAreRefusedAndNothingIsKept() throws Exception {
		long before = files();
		assertThat(upload("empty.txt", HttpRequest.BodyPublishers.noBody()).status()).isEqualTo(422);
		assertThat(upload("photo.png", HttpRequest.BodyPublishers.ofString("MZ no picture")).status()).isEqualTo(422);
		assertThat(upload("tool.exe", HttpRequest.BodyPublishers.ofString("MZ")).status()).isEqualTo(422);
		assertThat(upload("bomb.zip", HttpRequest.BodyPublishers.ofByteArray(bomb())).status()).isEqualTo(422);
		Api.Answer huge = upload("film.mp4", HttpRequest.BodyPublishers.ofInputStream(() -> zeros(60_000_000L)));
		assertThat(huge.status()).isEqualTo(413);
		assertThat(huge.text("/detail")).contains("film.mp4");
		assertThat(files()).isEqualTo(before);
	}

	@Test
	void anUploadUnderOneKeyIsOneFile() {
		String key = UUID.randomUUID().toString();
		String first = upload("a.txt", HttpRequest.BodyPublishers.ofString("one"), key).text("/id");
		assertThat(first).isNotEmpty();
		assertThat(upload("a.txt", HttpRequest.BodyPublishers.ofString("one"), key).text("/id")).isEqualTo(first);
		assertThat(upload("a.txt", HttpRequest.BodyPublishers.ofString("two"), key).status()).isEqualTo(422);
	}

	@Test
	void whoeverPollsHearsEverythingOnceAndInOrder() {
		String start = this.api.get("/api/v1/events?after=latest").text("/next");
		Api.Answer born = open();
		this.api.patch(born.header("Location"), "{'subject':'Once'}");
		this.api.patch(born.header("Location"), "{'subject':'Twice'}");
		List<String> heard = new ArrayList<>();
		String after = start;
		for (int i = 0; i < 400 && !heard.contains("subject Twice"); i++) {
			Api.Answer feed = this.api.get("/api/v1/events?limit=3&after=" + after);
			assertThat(feed.status()).as(feed.toString()).isEqualTo(200);
			feed.json()
				.at("/items")
				.valueStream()
				.filter((one) -> one.at("/ticket").asLong() == born.number())
				.forEach((one) -> heard.add(one.at("/field").asString() + ' ' + one.at("/became").asString("")));
			after = feed.text("/next");
		}
		assertThat(heard).contains("created " + born.number(), "status new", "message public customer")
			.containsSubsequence("subject Hi", "subject Once", "subject Twice")
			.doesNotHaveDuplicates();
		assertThat(this.api.get("/api/v1/events?after=" + after + "x").blamed()).containsExactly("after");
	}

	@Test
	void mergesThatMakeNoSenseNameTheTicketTheyMean() {
		Api.Answer one = open();
		Api.Answer two = open();
		String path = one.header("Location");
		assertThat(this.api.post(path + "/merge", "{'into':" + one.number() + "}").blamed()).containsExactly("#/into");
		Api.Answer unseen = this.api.post(path + "/merge", "{'into':999999999}");
		assertThat(unseen.status()).isEqualTo(422);
		assertThat(unseen.blamed()).containsExactly("#/into");
		Api.Answer merged = this.api.post(path + "/merge", "{'into':" + two.number() + "}");
		assertThat(merged.number()).isEqualTo(two.number());
		assertThat(this.api.get(path).json().at("/mergedInto").asLong()).isEqualTo(two.number());
		assertThat(this.api.patch(path, "{'subject':'x'}").status()).isEqualTo(409);
		assertThat(this.api.delete(path + "/merge").json().at("/mergedInto").isNull()).isTrue();
		assertThat(this.api.post(path + "/links", "{'to':" + two.number() + ",'kind':'blocks'}").status())
			.isEqualTo(200);
		assertThat(this.api.get(path + "/links").text("/0/kind")).isEqualTo("blocks");
		assertThat(this.api.post(path + "/links", "{'to':" + one.number() + "}").blamed()).containsExactly("#/to");
	}

	@Test
	void customersAndOrganisationsAreKeptThroughTheApi() {
		String email = UUID.randomUUID() + "@example.test";
		Api.Answer club = this.api.post("/api/v1/organisations", "{'name':'Vitorlás Kft.'}");
		assertThat(club.status()).isEqualTo(201);
		long organisation = club.json().at("/id").asLong();
		Api.Answer added = this.api.post("/api/v1/customers",
				"{'email':'%s','name':'Kata','locale':'hu','tier':'gold','organisation':%d}".formatted(email,
						organisation));
		assertThat(added.status()).as(added.toString()).isEqualTo(201);
		assertThat(added.text("/organisation/name")).isEqualTo("Vitorlás Kft.");
		assertThat(this.api.get("/api/v1/customers?email=" + email.toUpperCase(Locale.ROOT)).text("/items/0/tier"))
			.isEqualTo("gold");
		assertThat(this.api.post("/api/v1/customers", "{'email':'" + email + "'}").status()).isEqualTo(409);
		Api.Answer changed = this.api.patch(added.header("Location"), "{'name':'Kati','organisation':null}", "If-Match",
				added.header("ETag"));
		assertThat(changed.text("/name")).as(changed.toString()).isEqualTo("Kati");
		assertThat(changed.json().at("/organisation").isNull()).isTrue();
		assertThat(
				this.api.patch(added.header("Location"), "{'name':'Kitti'}", "If-Match", added.header("ETag")).status())
			.isEqualTo(412);
		assertThat(this.api.patch(added.header("Location"), "{'organisation':999999}").blamed())
			.containsExactly("#/organisation");
		assertThat(api(EnumSet.of(Scope.TICKETS_READ)).get("/api/v1/customers").status()).isEqualTo(403);
	}

	@Test
	void theDesksOwnListsCanBeRead() {
		assertThat(this.api.get("/api/v1/agents/me").text("/email")).isEqualTo(this.agent.email());
		Agent other = hire(Role.AGENT);
		assertThat(this.api.get("/api/v1/agents/" + other.id()).json().at("/email").isNull()).isTrue();
		for (String list : List.of("agents", "teams", "views", "macros", "tags", "categories", "organisations",
				"customers")) {
			assertThat(this.api.get("/api/v1/" + list).status()).as(list).isEqualTo(200);
		}
		assertThat(this.api.get("/api/v1/agents?limit=1&cursor=AAAA").blamed()).containsExactly("cursor");
		assertThat(this.api.post(open().header("Location") + "/macros", "{'macro':12345}").blamed())
			.containsExactly("#/macro");
	}

	@Test
	void viewsAreKeptThroughTheApi() {
		String filter = "{'field':'status','op':'is','values':['open']}";
		Api.Answer added = this.api.post("/api/v1/views",
				"{'name':'Open ones','filter':" + filter + ",'order':'-created','columns':['status','team']}");
		assertThat(added.status()).as(added.toString()).isEqualTo(201);
		assertThat(added.json().at("/columns").toString()).isEqualTo("[\"status\",\"team\"]");
		String address = added.header("Location");
		assertThat(this.api.get("/api/v1/tickets?view=" + added.text("/key")).status()).isEqualTo(200);
		Api.Answer changed = this.api.patch(address, "{'name':'Renamed','grouping':'team'}", "If-Match",
				added.header("ETag"));
		assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
		assertThat(changed.text("/grouping")).isEqualTo("team");
		assertThat(changed.text("/order")).isEqualTo("-created");
		assertThat(this.api.patch(address, "{'name':'x'}", "If-Match", added.header("ETag")).status()).isEqualTo(412);
		assertThat(this.api.patch(address, "{'grouping':null}").json().at("/grouping").isNull()).isTrue();
		assertThat(api(EnumSet.of(Scope.DESK_READ, Scope.VIEWS_WRITE))
			.post("/api/v1/views", "{'name':'x','filter':{'field':'words','op':'has-any','values':['secret']}}")
			.status()).as("notes are words too").isIn(403, 422);
		assertThat(this.api.post("/api/v1/views", "{'name':'x'}").blamed()).containsExactly("#/filter");
		assertThat(this.api.post("/api/v1/views", "{'name':' ','filter':" + filter + "}").blamed())
			.containsExactly("#/name");
		assertThat(this.api.post("/api/v1/views", "{'name':'x','filter':{'field':'shoe','op':'is'}}").blamed())
			.containsExactly("#/filter");
		for (String wrong : List.of("order", "audience", "grouping")) {
			assertThat(this.api.patch(address, "{'" + wrong + "':'shoe'}").blamed()).containsExactly("#/" + wrong);
		}
		assertThat(this.api.patch(address, "{'audience':'everyone'}").blamed()).containsExactly("#/audience");
		assertThat(this.api.patch(address, "{'audience':'teams'}").blamed()).containsExactly("#/teams");
		Api stranger = api(hire(Role.AGENT));
		assertThat(stranger.get(address).status()).isEqualTo(404);
		assertThat(stranger.delete(address).status()).isEqualTo(404);
		assertThat(api(EnumSet.of(Scope.DESK_READ)).delete(address).status()).isEqualTo(403);
		assertThat(this.api.delete(address).status()).isEqualTo(204);
		assertThat(this.api.get(address).status()).isEqualTo(404);
	}

	@Test
	void macrosAreKeptThroughTheApi() {
		Api.Answer added = this.api.post("/api/v1/macros", """
				{'name':'Thanks','texts':{'en':'Thank you!','hu':'Köszönjük!'},
				'steps':[{'action':'status','value':'SOLVED'}]}""");
		assertThat(added.status()).as(added.toString()).isEqualTo(201);
		assertThat(added.text("/audience")).isEqualTo("me");
		String address = added.header("Location");
		long id = added.json().at("/id").asLong();
		assertThat(this.api.post(open().header("Location") + "/macros", "{'macro':" + id + "}").status())
			.isEqualTo(200);
		Api.Answer changed = this.api.patch(address, "{'name':'Many thanks','shortcut':'ty'}", "If-Match",
				this.api.get(address).header("ETag"));
		assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
		assertThat(changed.text("/texts/hu")).isEqualTo("Köszönjük!");
		assertThat(this.api.patch(address, "{'name':'x'}", "If-Match", "\"99\"").status()).isEqualTo(412);
		assertThat(this.api.post("/api/v1/macros", "{'name':'x'}").blamed()).containsExactly("#/texts");
		assertThat(this.api.patch(address, "{'texts':{'en':null}}").blamed()).containsExactly("#/texts/en");
		assertThat(this.api.patch(address, "{'steps':[null]}").blamed()).containsExactly("#/steps/0");
		assertThat(this.api.patch(address, "{'steps':[{'action':'dance'}]}").blamed()).containsExactly("#/steps/0");
		assertThat(this.api.patch(address, "{'audience':'nobody'}").blamed()).containsExactly("#/audience");
		assertThat(this.api.patch(address, "{'audience':'team'}").blamed()).containsExactly("#/team");
		assertThat(this.api.patch(address, "{'audience':'everyone'}").status()).isEqualTo(403);
		assertThat(api(hire(Role.AGENT)).get(address).status()).isEqualTo(404);
		assertThat(api(EnumSet.of(Scope.DESK_READ)).delete(address).status()).isEqualTo(403);
		assertThat(this.api.delete(address).status()).isEqualTo(204);
		assertThat(this.api.get(address).status()).isEqualTo(404);
	}

	@Test
	void onlyAGoodTokenOpensTheApiAndATokenOpensNothingElse() {
		Api nobody = new Api(this.port, "");
		Api.Answer stranger = nobody.get("/api/v1/tickets", "Accept-Language", "th");
		assertThat(stranger.status()).isEqualTo(401);
		assertThat(stranger.header("WWW-Authenticate")).startsWith("Bearer");
		assertThat(stranger.header("Content-Type")).startsWith("application/problem+json");
		assertThat(stranger.text("/title")).isEqualTo("ต้องใช้โทเค็น");
		assertThat(new Api(this.port, "fdt_wrong").get("/api/v1/tickets").header("WWW-Authenticate"))
			.contains("invalid_token");
		assertThat(this.api.get("/desk").status()).isIn(302, 401);
		assertThat(this.api.get("/api/v1/tickets").header("Set-Cookie")).isEmpty();
		assertThat(
				this.api.get("/api/v1/tickets", "Origin", "https://evil.example").header("Access-Control-Allow-Origin"))
			.isEmpty();
		assertThat(this.api.get("/api/v1/tickets").header("RateLimit")).matches("\"token\";r=\\d+;t=\\d+");
	}

	@Test
	void aTokenEndsWithItsTimeItsAgentOrByBeingRevoked() {
		assertThat(this.api.get("/api/v1/agents/me").status()).isEqualTo(200);
		ApiTokens.Token shown = this.tokens.of(this.agent.id()).getFirst();
		assertThat(shown.lastUsed()).isNotNull();
		assertThat(this.jdbc.sql("select last_used_at is null from api_token where id = ?")
			.param(shown.id())
			.query(Boolean.class)
			.single()).isTrue();
		this.tokens.noteUses();
		assertThat(this.jdbc.sql("select last_used_at is null from api_token where id = ?")
			.param(shown.id())
			.query(Boolean.class)
			.single()).isFalse();
		this.tokens.revoke(Actor.agent(this.agent.id()), hire(Role.AGENT).id(), shown.id());
		assertThat(this.api.get("/api/v1/agents/me").status()).isEqualTo(200);
		this.tokens.revoke(Actor.agent(this.agent.id()), this.agent.id(), shown.id());
		assertThat(this.api.get("/api/v1/agents/me").status()).isEqualTo(401);
		Api second = api(EnumSet.of(Scope.DESK_READ));
		assertThat(second.get("/api/v1/agents/me").status()).isEqualTo(200);
		this.staff.deactivate(Actor.SYSTEM, this.agent.id());
		assertThat(second.get("/api/v1/agents/me").status()).isEqualTo(401);
		this.staff.reactivate(Actor.SYSTEM, this.agent.id());
		assertThat(second.get("/api/v1/agents/me").status()).isEqualTo(401);
	}

	@Test
	void theApiDescribesItself() {
		Api nobody = new Api(this.port, "");
		Api.Answer description = nobody.get("/api/docs", "Accept", "application/json");
		assertThat(description.status()).as(description.toString()).isEqualTo(200);
		assertThat(description.json().at("/paths").propertyNames()).contains("/api/v1/tickets",
				"/api/v1/tickets/{number}/messages", "/api/v1/customers", "/api/v1/macros", "/api/v1/events");
		assertThat(description.json()
			.at("/paths/~1api~1v1~1tickets/get/parameters")
			.valueStream()
			.map((one) -> one.at("/name").asString())
			.toList()).containsExactly("view", "filter", "q", "order", "cursor", "limit");
		Api.Answer page = nobody.get("/api/docs", "Accept", "text/html", "Accept-Language", "hu");
		assertThat(page.response().body()).contains("Rövid bemutató", "/api/v1/tickets/{number}/messages", "assignee");
		assertThat(page.header("Content-Security-Policy")).contains("script-src 'self'");
	}

	@Test
	void everythingUnderTheApiAsksForAScope(
			@Autowired @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings) {
		mappings.getHandlerMethods().forEach((mapping, method) -> {
			if (mapping.getPatternValues().stream().anyMatch((path) -> path.startsWith("/api/v1"))) {
				assertThat(method.hasMethodAnnotation(Needs.class)
						|| AnnotatedElementUtils.hasAnnotation(method.getBeanType(), Needs.class))
					.as(mapping.toString())
					.isTrue();
			}
		});
	}

	private Api.Answer open() {
		Api.Answer born = this.api.post("/api/v1/tickets",
				"{'message':'Hi','customer':{'email':'someone@example.test'}}");
		Api.Answer read = this.api.get(born.header("Location"));
		// until a rule has given it to a team
		while (read.json().at("/team").isNull()) {
			Thread.onSpinWait();
			read = this.api.get(born.header("Location"));
		}
		return born;
	}

	private Api.Answer upload(String name, HttpRequest.BodyPublisher body, String... key) {
		HttpRequest.Builder request = this.api.request("/api/v1/attachments?name=" + TicketsApiTest.encoded(name))
			.header("Content-Type", "text/plain")
			.POST(body);
		if (key.length > 0) {
			request.header("Idempotency-Key", key[0]);
		}
		return this.api.send(request.build());
	}

	private static byte[] bomb() throws Exception {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
			zip.putNextEntry(new ZipEntry("zeros"));
			byte[] zeros = new byte[1_000_000];
			for (int i = 0; i < 300; i++) {
				zip.write(zeros);
			}
			zip.closeEntry();
		}
		return bytes.toByteArray();
	}

	private static InputStream zeros(long size) {
		return new InputStream() {

			private long left = size;

			@Override
			public int read() {
				return (this.left-- > 0) ? 0 : -1;
			}

			@Override
			public int read(byte[] target, int offset, int length) {
				if (this.left <= 0) {
					return -1;
				}
				int count = (int) Math.min(length, this.left);
				this.left -= count;
				return count;
			}

		};
	}

	private long files() {
		return this.jdbc.sql("select count(*) from stored_file").query(Long.class).single();
	}

	private static List<String> texts(Api.Answer list) {
		assertThat(list.status()).as(list.toString()).isEqualTo(200);
		return list.json().at("/items").valueStream().map((one) -> one.at("/text").asString()).toList();
	}

	private Api api(Agent other) {
		return new Api(this.port, this.tokens.issue(other.id(), "test", EnumSet.allOf(Scope.class), 1));
	}

	private Api api(Set<Scope> scopes) {
		return new Api(this.port, this.tokens.issue(this.agent.id(), "test", scopes, 1));
	}

	private Agent hire(Role role) {
		return this.staff.hire(Actor.SYSTEM, UUID.randomUUID() + "@staff.test", "Anna", role, Locale.ENGLISH,
				ZoneId.of("Europe/Budapest"));
	}

}
