package dev.frontdesk.access;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.staff.Agent;
import dev.frontdesk.staff.Role;
import dev.frontdesk.staff.Staff;
import dev.frontdesk.web.Limits;
import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

@SpringBootTest
@AutoConfigureMockMvc
class SigningInTest {

	@Autowired
	MockMvcTester http;

	@Autowired
	Staff staff;

	@Autowired
	Accounts accounts;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	Limits limits;

	Cast cast;

	@BeforeEach
	void meet() {
		this.cast = new Cast(this.staff, this.accounts, this.http);
	}

	@Test
	void whoKnowsThePasswordGetsToTheDesk() {
		Agent agent = this.cast.hire(Role.AGENT);
		MvcTestResult answer = this.cast.signsIn(agent.email().toUpperCase(Locale.ROOT), Cast.PASSWORD);
		assertThat(answer).hasStatus3xxRedirection().hasRedirectedUrl("/desk");
		assertThat(answer.getResponse().getCookie("fd_locale")).extracting(Cookie::getValue).isEqualTo("en");
		assertThat(profile(this.cast.session(agent))).hasStatusOk().bodyText().contains("Ágnes");
	}

	@Test
	void aSessionIsNotWrittenAtEachRequestButItsLastMinuteIsKnown() {
		Agent agent = this.cast.hire(Role.AGENT);
		Cookie session = this.cast.session(agent);
		Instant before = lastSeen(agent);
		assertThat(profile(session)).hasStatusOk();
		assertThat(lastSeen(agent)).isEqualTo(before);

		this.jdbc.sql("update spring_session set last_access_time = last_access_time - 120000 where principal_name = ?")
			.param(Long.toString(agent.id()))
			.update();
		assertThat(profile(session)).hasStatusOk();
		assertThat(lastSeen(agent)).isBetween(before, before.plusSeconds(60));
	}

	private Instant lastSeen(Agent agent) {
		return this.jdbc.sql("select max(last_access_time) from spring_session where principal_name = ?")
			.param(Long.toString(agent.id()))
			.query((row, number) -> Instant.ofEpochMilli(row.getLong(1)))
			.single();
	}

	@Test
	void anUnknownAddressAndAWrongPasswordAreAnsweredAlike() throws Exception {
		Agent agent = this.cast.hire(Role.AGENT);
		String stranger = UUID.randomUUID() + "@staff.test";
		MvcTestResult wrong = this.cast.signsIn(agent.email(), "not this one at all");
		MvcTestResult unknown = this.cast.signsIn(stranger, "not this one at all");
		assertThat(wrong).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
		assertThat(unknown).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
		assertThat(stripped(unknown, stranger)).isEqualTo(stripped(wrong, agent.email()));
	}

	@Test
	void theAnswerIsInTheReadersLanguageAndKeepsTheAddress() {
		assertThat(this.http.post()
			.uri("/login")
			.header(HttpHeaders.ACCEPT_LANGUAGE, "hu")
			.param("email", "<b>valaki</b>@staff.test")
			.param("password", "x")
			.with(csrf())).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("nem tartozik egyetlen fiókhoz sem", "&lt;b&gt;valaki&lt;/b&gt;@staff.test");
	}

	@Test
	void anAccountThatWasTriedTooOftenHasToWait() {
		Agent agent = this.cast.hire(Role.AGENT);
		spendAll("sign-in as", agent.email(), SignInPages.TRIES_PER_ACCOUNT);
		assertThat(from("198.51.100.2", agent.email(), Cast.PASSWORD)).hasStatus(HttpStatus.TOO_MANY_REQUESTS)
			.containsHeader(HttpHeaders.RETRY_AFTER);
	}

	@Test
	void whoGuessesFromOneAddressKeepsNobodyElseOut() {
		Agent agent = this.cast.hire(Role.AGENT);
		for (int i = 0; i < 8; i++) {
			from("198.51.100.4", agent.email(), "a guess");
		}
		assertThat(from("198.51.100.4", agent.email(), Cast.PASSWORD)).hasStatus(HttpStatus.TOO_MANY_REQUESTS);
		assertThat(from("198.51.100.5", agent.email(), Cast.PASSWORD)).hasStatus3xxRedirection();
	}

	@Test
	void anAddressOfTheNetThatTriedTooOftenHasToWait() {
		spendAll("sign-in from", "198.51.100.3", SignInPages.TRIES_PER_ADDRESS);
		assertThat(from("198.51.100.3", "21@nobody.test", "wrong")).hasStatus(HttpStatus.TOO_MANY_REQUESTS);
	}

	@Test
	void whoSucceedsIsNeverTooFast() {
		Agent agent = this.cast.hire(Role.AGENT);
		for (int i = 0; i < 7; i++) {
			assertThat(this.cast.signsIn(agent.email(), Cast.PASSWORD)).hasStatus3xxRedirection();
		}
	}

	@Test
	void aFormFromElsewhereIsRefused() {
		assertThat(this.http.post().uri("/login").param("email", "a@b.test").param("password", "x"))
			.hasStatus(HttpStatus.FORBIDDEN);
		Cookie session = this.cast.session(this.cast.hire(Role.AGENT));
		assertThat(this.http.post().uri("/desk/availability").cookie(session).param("available", "false"))
			.hasStatus(HttpStatus.FORBIDDEN);
	}

	@Test
	void aStrangerIsAskedToSignInAndThenGoesOn() {
		assertThat(this.http.get().uri("/admin/people?after=b")).hasStatus3xxRedirection()
			.hasRedirectedUrl("/login?next=%2Fadmin%2Fpeople%3Fafter%3Db");
		Agent admin = this.cast.hire(Role.ADMIN);
		assertThat(this.http.post()
			.uri("/login")
			.param("email", admin.email())
			.param("password", Cast.PASSWORD)
			.param("next", "/admin/people?after=b")
			.with(csrf())).hasRedirectedUrl("/admin/people?after=b");
	}

	@Test
	void nobodyIsSentToAnotherHouse() {
		Agent agent = this.cast.hire(Role.AGENT);
		for (String next : List.of("https://evil.test/", "//evil.test/", "/\\evil.test", "javascript:alert(1)")) {
			assertThat(this.http.post()
				.uri("/login")
				.param("email", agent.email())
				.param("password", Cast.PASSWORD)
				.param("next", next)
				.with(csrf())).hasRedirectedUrl("/desk");
		}
	}

	@Test
	void anAgentHasNoBusinessInTheSettings() {
		Cookie agent = this.cast.session(this.cast.hire(Role.AGENT));
		Cookie lead = this.cast.session(this.cast.hire(Role.LEAD));
		Cookie admin = this.cast.session(this.cast.hire(Role.ADMIN));
		assertThat(this.http.get().uri("/admin/people").cookie(agent)).hasStatus(HttpStatus.FORBIDDEN);
		assertThat(this.http.get().uri("/admin/people").cookie(lead)).hasStatus(HttpStatus.FORBIDDEN);
		assertThat(this.http.get().uri("/admin/people").cookie(admin)).hasStatusOk();
	}

	@Test
	void whatNoChainNamesIsNotThere() {
		assertThat(this.http.get().uri("/secret")).hasStatus(HttpStatus.NOT_FOUND);
		assertThat(this.http.get().uri("/desk/profile").header("HX-Request", "true")).hasStatus(HttpStatus.UNAUTHORIZED)
			.hasHeader("HX-Redirect", "/login");
	}

	@Test
	void deactivationEndsTheSession() {
		Agent agent = this.cast.hire(Role.AGENT);
		Cookie session = this.cast.session(agent);
		assertThat(profile(session)).hasStatusOk();
		this.staff.deactivate(Actor.SYSTEM, agent.id());
		assertThat(profile(session)).hasStatus3xxRedirection();
		assertThat(sessionsOf(agent)).isZero();
		assertThat(this.cast.signsIn(agent.email(), Cast.PASSWORD)).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
	}

	@Test
	void anotherRoleMeansSigningInAgain() {
		Agent agent = this.cast.hire(Role.LEAD);
		Cookie session = this.cast.session(agent);
		this.staff.appoint(Actor.SYSTEM, agent.id(), Role.AGENT);
		assertThat(profile(session)).hasStatus3xxRedirection();
	}

	@Test
	void theSessionCarriesAnIdAndARoleAndNoNames() {
		Agent agent = this.cast.hire(Role.AGENT);
		this.cast.session(agent);
		List<byte[]> kept = this.jdbc.sql("""
				select a.attribute_bytes from spring_session_attributes a
				join spring_session s on s.primary_id = a.session_primary_id where s.principal_name = ?""")
			.param("agent:" + agent.id())
			.query(byte[].class)
			.list();
		assertThat(kept).isNotEmpty()
			.allSatisfy((bytes) -> assertThat(new String(bytes, StandardCharsets.UTF_8)).doesNotContain(agent.email(),
					"Fekete", "argon2"));
	}

	@Test
	void signingOutEndsTheSession() {
		Agent agent = this.cast.hire(Role.AGENT);
		Cookie session = this.cast.session(agent);
		assertThat(this.http.post().uri("/logout").cookie(session).with(csrf())).hasRedirectedUrl("/login");
		assertThat(sessionsOf(agent)).isZero();
	}

	@Test
	void everyPageOfTheDeskIsGuardedByItsHeaders() {
		assertThat(this.http.get().uri("/login")).hasStatusOk()
			.headers()
			.hasHeaderSatisfying("Content-Security-Policy",
					(values) -> assertThat(values.getFirst()).contains("script-src 'self';", "frame-ancestors 'none'"))
			.hasValue("Referrer-Policy", "same-origin")
			.hasValue("X-Content-Type-Options", "nosniff")
			.containsHeader("Permissions-Policy");
	}

	private MvcTestResult from(String address, String email, String password) {
		RequestPostProcessor remote = (request) -> {
			request.setRemoteAddr(address);
			return request;
		};
		return this.http.post()
			.uri("/login")
			.param("email", email)
			.param("password", password)
			.with(csrf())
			.with(remote)
			.exchange();
	}

	// at once: a slow machine would earn new tries meanwhile
	private void spendAll(String act, String who, int tries) {
		for (int i = 0; i < tries; i++) {
			this.limits.spend(act, who, tries, SignInPages.PERIOD);
		}
	}

	private MvcTestResult profile(Cookie session) {
		return this.http.get().uri("/desk/profile").cookie(session).exchange();
	}

	private long sessionsOf(Agent agent) {
		return this.jdbc.sql("select count(*) from spring_session where principal_name = ?")
			.param("agent:" + agent.id())
			.query(Long.class)
			.single();
	}

	private static String stripped(MvcTestResult answer, String email) throws Exception {
		return answer.getResponse()
			.getContentAsString()
			.replace(email, "")
			.replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "");
	}

}
