package dev.frontdesk.staff;

import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.frontdesk.access.Accounts;
import dev.frontdesk.access.Cast;
import dev.frontdesk.audit.Actor;
import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

@SpringBootTest
@AutoConfigureMockMvc
class PeopleTest {

	@Autowired
	MockMvcTester http;

	@Autowired
	Staff staff;

	@Autowired
	Accounts accounts;

	@Autowired
	JdbcClient jdbc;

	Cast cast;

	Agent admin;

	Cookie session;

	@BeforeEach
	void meet() {
		this.jdbc.sql("update agent set active = false").update();
		this.cast = new Cast(this.staff, this.accounts, this.http);
		this.admin = this.cast.hire(Role.ADMIN);
		this.session = this.cast.session(this.admin);
	}

	@Test
	void everyPageOfPeopleAndTeamsCanBeReadInEveryLanguage() {
		Agent agent = this.cast.hire(Role.AGENT);
		long team = this.staff.fallbackTeam().orElseThrow().id();
		for (String language : List.of("en", "hu", "th", "ar")) {
			for (String page : List.of("/admin/people", "/admin/people/new", "/admin/people/" + agent.id(),
					"/admin/teams", "/admin/teams/new", "/admin/teams/" + team, "/admin/workspace", "/admin/audit",
					"/desk/profile", "/desk/profile/password")) {
				assertThat(get(page + "?lang=" + language)).as(page).hasStatusOk().bodyText().doesNotContain("??");
			}
		}
		assertThat(get("/admin").getResponse().getRedirectedUrl()).startsWith("/admin/");
		assertThat(get("/")).hasRedirectedUrl("/desk");
	}

	@Test
	void anAdminSaysEverythingAboutAColleagueAtOnce() {
		Agent agent = this.cast.hire(Role.AGENT);
		long team = this.staff.fallbackTeam().orElseThrow().id();
		assertThat(post("/admin/people/" + agent.id(),
				Map.of("name", List.of("Noor Haddad"), "role", List.of("LEAD"), "active", List.of("true"), "languages",
						List.of("ar", "fr"), "skills", List.of("Billing, returns"), "chatCapacity", List.of("5"),
						"teams", List.of(Long.toString(team)))))
			.hasRedirectedUrl("/admin/people/" + agent.id());
		Agent changed = this.staff.agent(agent.id());
		assertThat(changed.name()).isEqualTo("Noor Haddad");
		assertThat(changed.role()).isEqualTo(Role.LEAD);
		assertThat(changed.languages()).containsExactly("ar", "fr");
		assertThat(changed.skills()).containsExactly("billing", "returns");
		assertThat(changed.chatCapacity()).isEqualTo(5);
		assertThat(this.staff.teamsOf(agent.id())).isEqualTo(Set.of(team));
		assertThat(get("/admin/audit?kind=agent")).hasStatusOk().bodyText().contains("now team lead", "Noor Haddad");
	}

	@Test
	void theLastAdminStays() {
		assertThat(post("/admin/people/" + this.admin.id(), form("Ágnes Fekete", "AGENT", "3")))
			.hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("last admin");
		assertThat(this.staff.agent(this.admin.id()).role()).isEqualTo(Role.ADMIN);
		this.cast.hire(Role.ADMIN);
		assertThat(post("/admin/people/" + this.admin.id(), form("Ágnes Fekete", "AGENT", "3")))
			.hasStatus3xxRedirection();
		assertThat(this.staff.agent(this.admin.id()).role()).isEqualTo(Role.AGENT);
	}

	@Test
	void badNamesAndNumbersComeBackBesideTheirFields() {
		Agent agent = this.cast.hire(Role.AGENT);
		String path = "/admin/people/" + agent.id();
		String endless = "x".repeat(10_000);
		assertThat(post(path, form(endless, "AGENT", "3"))).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains(endless, "at most 120 characters");
		assertThat(post(path, form("Null\u0000byte", "AGENT", "3"))).hasStatus(HttpStatus.BAD_REQUEST);
		assertThat(post(path, form("Anna", "AGENT", "many"))).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("many");
		assertThat(post(path, form("Anna", "AGENT", "51"))).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
		assertThat(post(path, form("Anna", "EMPEROR", "3"))).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
		assertThat(this.staff.agent(agent.id()).name()).isEqualTo("Ágnes Fekete");
		assertThat(get("/admin/people/999999")).hasStatus(HttpStatus.NOT_FOUND);
		assertThat(get("/admin/people/abc")).hasStatus(HttpStatus.NOT_FOUND);
	}

	@Test
	void theListGoesOnWhereThePageEnds() {
		for (int i = 0; i < PeopleList.PAGE; i++) {
			this.cast.hire(Role.AGENT);
		}
		assertThat(get("/admin/people")).hasStatusOk().bodyText().contains("rel=\"next\"");
	}

	@Test
	void thereIsOneFallbackTeam() {
		MvcTestResult founded = post("/admin/teams",
				Map.of("name-en", List.of("Billing"), "name-th", List.of("การเงิน")));
		String path = String.valueOf(founded.getResponse().getRedirectedUrl());
		assertThat(path).startsWith("/admin/teams/");
		assertThat(post(path, Map.of("name-en", List.of("Billing"), "fallback", List.of("on"))))
			.hasStatus3xxRedirection();
		assertThat(this.staff.fallbackTeam().orElseThrow().name(java.util.Locale.ENGLISH)).isEqualTo("Billing");
		assertThat(post(path, Map.of("name-en", List.of(" ")))).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
		assertThat(post(path + "/members", Map.of("email", List.of(this.admin.email())))).hasStatus3xxRedirection();
		assertThat(get(path)).bodyText().contains(this.admin.email());
		assertThat(post(path + "/members", Map.of("email", List.of("nobody@staff.test"))))
			.hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
		this.staff.describeTeam(Actor.SYSTEM, this.staff.teamByKey("support").orElseThrow().id(),
				this.staff.teamByKey("support").orElseThrow().name(), false, true);
	}

	@Test
	void theWorkspaceIsDescribedInOneForm() {
		Map<String, List<String>> form = Map.of("name", List.of("Lumen & Oak"), "color", List.of("#FFDD00"), "locale",
				List.of("en"), "timeZone", List.of("Europe/Budapest"), "closeAfterDays", List.of("7"));
		assertThat(post("/admin/workspace", form)).hasStatus3xxRedirection();
		assertThat(get("/admin/workspace")).bodyText().contains("Lumen &amp; Oak", "#ffdd00", "darker shade");
		assertThat(post("/admin/workspace",
				Map.of("name", List.of("X"), "color", List.of("red;}"), "closeAfterDays", List.of("7"))))
			.hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
	}

	@Test
	void agentsChangeTheirOwnPasswordAndStay() {
		assertThat(post("/desk/profile/password",
				Map.of("current", List.of("wrong"), "password", List.of("another four words"))))
			.hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
		assertThat(post("/desk/profile/password",
				Map.of("current", List.of(Cast.PASSWORD), "password", List.of("another four words"))))
			.hasRedirectedUrl("/desk/profile/password");
		assertThat(get("/desk/profile/password")).hasStatusOk();
	}

	@Test
	void agentsSayWhetherNewWorkMayCome() {
		assertThat(post("/desk/availability", Map.of("available", List.of("false")))).hasRedirectedUrl("/desk");
		assertThat(this.staff.agent(this.admin.id()).available()).isFalse();
	}

	private static Map<String, List<String>> form(String name, String role, String capacity) {
		return Map.of("name", List.of(name), "role", List.of(role), "active", List.of("true"), "languages",
				List.of("en"), "chatCapacity", List.of(capacity));
	}

	private MvcTestResult get(String address) {
		return this.http.get().uri(address).header("Accept-Language", "en").cookie(this.session).exchange();
	}

	private MvcTestResult post(String address, Map<String, List<String>> form) {
		MockMvcTester.MockMvcRequestBuilder request = this.http.post()
			.uri(address)
			.contentType("application/x-www-form-urlencoded")
			.header("Accept-Language", "en")
			.cookie(this.session)
			.with(csrf());
		form.forEach((name, values) -> request.param(name, values.toArray(String[]::new)));
		return request.exchange();
	}

}
