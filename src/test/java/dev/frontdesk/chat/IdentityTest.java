package dev.frontdesk.chat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.frontdesk.audit.Actor;
import dev.frontdesk.identity.WidgetSecrets;
import dev.frontdesk.web.PublicId;
import org.jspecify.annotations.Nullable;
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
class IdentityTest {

	private final HttpClient http = HttpClient.newHttpClient();

	private final String subject = "User-" + UUID.randomUUID();

	@LocalServerPort
	int port;

	@Autowired
	JsonMapper json;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	WidgetSecrets secrets;

	@Autowired
	Sessions sessions;

	private String secret = "";

	@BeforeEach
	void aSecret() {
		this.jdbc.sql("delete from widget_secret").update();
		this.secret = this.secrets.add(Actor.SYSTEM, "default");
	}

	@Test
	void whoIsVerifiedReadsTheirThreadsOnEveryDeviceAndNobodyElseDoes() throws Exception {
		String phone = verified(Map.of());
		String thread = begin(phone, "from my phone");
		String laptop = verified(Map.of());
		assertThat(get(laptop, "/chat/threads/" + thread).status()).isEqualTo(200);
		assertThat(get(laptop, "/chat/threads").body().size()).isEqualTo(1);
		assertThat(send("POST", laptop, "/chat/threads/" + thread + "/messages",
				Map.of("clientId", UUID.randomUUID().toString(), "text", "and from my laptop"))
			.status()).isEqualTo(201);
		String other = PublicId.secret();
		prove(other, sign(claims("someone else")), null);
		assertThat(get(other, "/chat/threads/" + thread).status()).isEqualTo(404);
		String caseOnly = PublicId.secret();
		prove(caseOnly, sign(claims(this.subject.toUpperCase(java.util.Locale.ROOT))), null);
		assertThat(get(caseOnly, "/chat/threads").body().size()).isZero();
	}

	@Test
	void whatWasWrittenBeforeSigningInStaysReadableInThatBrowserOnly() throws Exception {
		String anonymous = PublicId.secret();
		String thread = begin(anonymous, "I cannot sign in");
		String here = PublicId.secret();
		assertThat(prove(here, sign(claims(this.subject)), anonymous).status()).isEqualTo(204);
		assertThat(get(here, "/chat/threads/" + thread).status()).isEqualTo(200);
		assertThat(get(here, "/chat/threads").body().get(0).get("publicId").asString()).isEqualTo(thread);
		assertThat(send("POST", here, "/chat/threads",
				Map.of("widget", "default", "clientId", UUID.randomUUID().toString(), "text", "now I can"))
			.body()
			.get("publicId")
			.asString()).isEqualTo(thread);
		assertThat(get(verified(Map.of()), "/chat/threads").body().size()).isZero();
	}

	@Test
	void aTokenIsGoodOnceForWhoUsesItFirst() throws Exception {
		String signed = sign(claims(this.subject));
		String mine = PublicId.secret();
		assertThat(prove(mine, signed, null).status()).isEqualTo(204);
		assertThat(prove(mine, signed, null).status()).as("the same again, as when the answer was lost").isEqualTo(204);
		Answer replayed = prove(PublicId.secret(), signed, null);
		assertThat(replayed.status()).isEqualTo(401);
		assertThat(replayed.body().get("detail").asString()).contains("used before");
		send("DELETE", mine, "/chat/identity", null);
		assertThat(prove(mine, signed, null).status()).as("who has signed out").isEqualTo(409);
	}

	@Test
	void whatIsNotSignedByThisWidgetsSecretWithHs256IsRefused() throws Exception {
		JWTClaimsSet claims = claims(this.subject).build();
		String none = base64("{\"alg\":\"none\"}") + '.' + base64(claims.toString()) + '.';
		SignedJWT stronger = new SignedJWT(new JWSHeader(JWSAlgorithm.HS512), claims);
		stronger.sign(new MACSigner(this.secret + this.secret));
		SignedJWT foreign = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
		foreign.sign(new MACSigner(PublicId.secret()));
		String whole = sign(claims(this.subject));
		String forged = whole.substring(0, whole.indexOf('.') + 1) + base64(claims.toString().replace("User", "Root"))
				+ whole.substring(whole.lastIndexOf('.'));
		String deep = base64("[".repeat(4_000));
		for (String token : List.of(none, stronger.serialize(), foreign.serialize(), forged, "", "a.b.c",
				deep + "." + deep + ".x", "x".repeat(20_000))) {
			assertThat(prove(PublicId.secret(), token, null).status()).isEqualTo(401);
		}
		assertThat(this.jdbc.sql("select count(*) from customer_subject where subject = ?")
			.param(this.subject)
			.query(Long.class)
			.single()).isZero();
	}

	@Test
	void aTokenIsForOneWidgetAndForADayAtMostGiveOrTakeAMinute() throws Exception {
		Instant now = Instant.now();
		assertThat(status(claims(this.subject).expirationTime(null))).isEqualTo(401);
		assertThat(status(claims(this.subject).expirationTime(Date.from(now.minusSeconds(120))))).isEqualTo(401);
		assertThat(status(claims(this.subject).expirationTime(Date.from(now.minusSeconds(30))))).isEqualTo(204);
		assertThat(status(claims(this.subject).expirationTime(Date.from(now.plusSeconds(25 * 3600))))).isEqualTo(401);
		assertThat(status(claims(this.subject).expirationTime(Date.from(now.plusSeconds(24 * 3600))))).isEqualTo(204);
		assertThat(status(claims(this.subject).notBeforeTime(Date.from(now.plusSeconds(300))))).isEqualTo(401);
		assertThat(status(claims(this.subject).audience("another"))).isEqualTo(401);
		assertThat(status(claims(this.subject).jwtID(null))).isEqualTo(401);
		assertThat(status(claims(this.subject).subject("\0"))).isEqualTo(401);
	}

	@Test
	void twoSecretsAreGoodAtOnceAndOneThatIsRemovedLetsOutWhomItLetIn() throws Exception {
		String before = verified(Map.of());
		String thread = begin(before, "hello");
		String old = this.secret;
		this.secret = this.secrets.add(Actor.SYSTEM, "default");
		String after = verified(Map.of());
		assertThat(get(after, "/chat/threads/" + thread).status()).isEqualTo(200);
		long oldest = this.jdbc.sql("select min(id) from widget_secret").query(Long.class).single();
		this.secrets.remove(Actor.SYSTEM, "default", oldest);
		assertThat(get(before, "/chat/threads/" + thread).status()).isEqualTo(401);
		assertThat(get(after, "/chat/threads/" + thread).status()).isEqualTo(200);
		this.secret = old;
		assertThat(status(claims(this.subject))).isEqualTo(401);
	}

	@Test
	void aPageWithoutAnOpenPanelSignsOutWithTheTokenAsText() throws Exception {
		String mine = verified(Map.of());
		String thread = begin(mine, "hello");
		for (String token : List.of(PublicId.secret(), "no token", mine)) {
			HttpRequest out = HttpRequest
				.newBuilder(URI.create("http://localhost:" + this.port + "/chat/identity/sign-out"))
				.header("Content-Type", "text/plain;charset=UTF-8")
				.header("Origin", "https://shop.example")
				.POST(HttpRequest.BodyPublishers.ofString(token))
				.build();
			assertThat(this.http.send(out, HttpResponse.BodyHandlers.discarding()).statusCode())
				.as("whether anyone was signed in stays untold")
				.isEqualTo(204);
		}
		assertThat(get(mine, "/chat/threads/" + thread).status()).isEqualTo(401);
	}

	@Test
	void whatMattersIsTakenFromSignedTokensOnly() throws Exception {
		String token = verified(
				Map.of("tier", "gold", "attributes", Map.of("plan", "pro", "seats", 12, "trial", false)));
		begin(token, "hello");
		long customer = customer(token);
		assertThat(tier(customer)).isEqualTo("GOLD");
		assertThat(send("PATCH", token, "/chat/identity",
				Map.of("name", "Somebody Else", "attributes", Map.of("tier", "standard", "plan", "enterprise")))
			.status()).isEqualTo(204);
		assertThat(tier(customer)).isEqualTo("GOLD");
		assertThat(this.jdbc.sql("select name from customer where id = ?").param(customer).query(String.class).single())
			.isEqualTo("Ada");
		assertThat(this.jdbc.sql(
				"select key || '=' || value || ' ' || verified from customer_attribute where customer_id = ? order by 1")
			.param(customer)
			.query(String.class)
			.list()).containsExactly("plan=\"enterprise\" false", "plan=\"pro\" true", "seats=12 true",
					"tier=\"standard\" false", "trial=false true");
		assertThat(this.jdbc.sql("select detail from audit_entry where action = 'customer.ranked' and subject_id = ?")
			.param(Long.toString(customer))
			.query(String.class)
			.list()).containsExactly("STANDARD → GOLD");
	}

	@Test
	void anAddressLinksToEarlierLettersOnlyIfTheCompanyHasVerifiedIt() throws Exception {
		String address = UUID.randomUUID() + "@shop.example";
		long known = this.jdbc.sql("""
				insert into customer (public_id, name, locale, time_zone, created_at)
				values (?, 'Ada', 'en', 'UTC', now()) returning id""")
			.param(PublicId.next())
			.query(Long.class)
			.single();
		this.jdbc.sql(
				"insert into customer_identity (customer_id, kind, value, by_form, created_at) values (?, 'EMAIL', ?, true, now())")
			.params(known, address)
			.update();
		assertThat(customer(verified(Map.of("email", address)))).isNotEqualTo(known);
		JWTClaimsSet.Builder proven = claims("another of " + this.subject).claim("email", address)
			.claim("email_verified", true);
		String token = PublicId.secret();
		prove(token, sign(proven), null);
		assertThat(customer(token)).isEqualTo(known);
		JWTClaimsSet.Builder thief = claims("a third of " + this.subject).claim("email", address)
			.claim("email_verified", true);
		String third = PublicId.secret();
		prove(third, sign(thief), null);
		assertThat(customer(third)).as("whoever has the address after someone else did").isNotEqualTo(known);
	}

	@Test
	void withoutProofAPageMaySayLittleAndNothingNestedOrHuge() throws Exception {
		String token = PublicId.secret();
		assertThat(send("PATCH", token, "/chat/identity", Map.of("name", "Nobody")).status()).as("who has not written")
			.isEqualTo(401);
		begin(token, "hello");
		assertThat(send("PATCH", token, "/chat/identity",
				Map.of("name", "<script>alert(1)</script>", "email", "no address", "attributes", Map.of("plan", "pro")))
			.status()).isEqualTo(204);
		long customer = customer(token);
		assertThat(this.jdbc.sql("select name from customer where id = ?").param(customer).query(String.class).single())
			.isEqualTo("<script>alert(1)</script>");
		Map<String, Object> many = new HashMap<>();
		for (int i = 0; i < 51; i++) {
			many.put("key" + i, i);
		}
		for (Map<String, ?> bad : List.of(Map.of("deep", Map.of("er", Map.of())), Map.of("list", List.of(1)),
				Map.of("long", "x".repeat(501)), Map.of("no key", 1), many, Map.of("endless", 1e300))) {
			assertThat(send("PATCH", token, "/chat/identity", Map.of("attributes", bad)).status()).isEqualTo(422);
		}
		assertThat(send("PATCH", token, "/chat/identity", Map.of("name", "x".repeat(300_000))).status()).isEqualTo(413);
		assertThat(this.jdbc.sql("select count(*) from customer_attribute where customer_id = ?")
			.param(customer)
			.query(Long.class)
			.single()).isEqualTo(1);
	}

	@Test
	void anotherPageCannotCallInTheVisitorsName() throws Exception {
		HttpResponse<String> answer = this.http.send(request("PUT", PublicId.secret(), "/chat/identity",
				Map.of("widget", "default", "token", sign(claims(this.subject))))
			.header("Origin", "https://evil.example")
			.build(), HttpResponse.BodyHandlers.ofString());
		assertThat(answer.statusCode()).isEqualTo(403);
	}

	@Test
	void sessionsThatAreOverAndWroteNothingAreForgotten() throws Exception {
		String idle = verified(Map.of());
		String wrote = verified(Map.of());
		begin(wrote, "hello");
		this.jdbc.sql("update visitor set expires_at = now() - interval '2 days' where verified").update();
		this.sessions.forgetOver();
		assertThat(exists(idle)).isFalse();
		assertThat(exists(wrote)).isTrue();
		assertThat(send("POST", wrote, "/chat/threads",
				Map.of("widget", "default", "clientId", UUID.randomUUID().toString(), "text", "again"))
			.status()).isEqualTo(401);
	}

	private boolean exists(String token) {
		return this.jdbc.sql("select exists (select 1 from visitor where token_hash = sha256(convert_to(?, 'UTF8')))")
			.param(token)
			.query(Boolean.class)
			.single();
	}

	private long customer(String token) {
		return this.jdbc.sql("select customer_id from visitor where token_hash = sha256(convert_to(?, 'UTF8'))")
			.param(token)
			.query(Long.class)
			.single();
	}

	private String tier(long customer) {
		return this.jdbc.sql("select tier from customer where id = ?").param(customer).query(String.class).single();
	}

	private JWTClaimsSet.Builder claims(String subject) {
		return new JWTClaimsSet.Builder().subject(subject)
			.audience("default")
			.jwtID(UUID.randomUUID().toString())
			.expirationTime(Date.from(Instant.now().plusSeconds(300)));
	}

	private String sign(JWTClaimsSet.Builder claims) throws Exception {
		SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims.build());
		token.sign(new MACSigner(this.secret));
		return token.serialize();
	}

	private String verified(Map<String, ?> more) throws Exception {
		String token = PublicId.secret();
		JWTClaimsSet.Builder claims = claims(this.subject).claim("name", "Ada");
		more.forEach(claims::claim);
		assertThat(prove(token, sign(claims), null).status()).isEqualTo(204);
		return token;
	}

	private int status(JWTClaimsSet.Builder claims) throws Exception {
		return prove(PublicId.secret(), sign(claims), null).status();
	}

	private Answer prove(String token, String signed, @Nullable String before) throws Exception {
		Map<String, Object> body = new HashMap<>(Map.of("widget", "default", "token", signed));
		if (before != null) {
			body.put("before", before);
		}
		return send("PUT", token, "/chat/identity", body);
	}

	private String begin(String token, String text) throws Exception {
		Answer answer = send("POST", token, "/chat/threads",
				Map.of("widget", "default", "clientId", UUID.randomUUID().toString(), "text", text));
		assertThat(answer.status()).isEqualTo(201);
		return answer.body().get("publicId").asString();
	}

	private Answer get(String token, String path) throws Exception {
		return send("GET", token, path, null);
	}

	private Answer send(String method, String token, String path, @Nullable Object body) throws Exception {
		HttpResponse<String> answer = this.http.send(request(method, token, path, body).build(),
				HttpResponse.BodyHandlers.ofString());
		boolean told = answer.body().startsWith("{") || answer.body().startsWith("[");
		return new Answer(answer.statusCode(), this.json.readTree(told ? answer.body() : "{}"));
	}

	private HttpRequest.Builder request(String method, String token, String path, @Nullable Object body) {
		return HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path))
			.header("Content-Type", "application/json")
			.header("Authorization", "Bearer " + token)
			.header("Accept-Language", "en")
			.method(method, (body != null) ? HttpRequest.BodyPublishers.ofString(this.json.writeValueAsString(body))
					: HttpRequest.BodyPublishers.noBody());
	}

	private static String base64(String text) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
	}

	private record Answer(int status, JsonNode body) {
	}

}
