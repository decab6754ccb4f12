package dev.frontdesk.routing;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.staff.Agent;
import dev.frontdesk.staff.Role;
import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.staff.Staff;
import dev.frontdesk.filters.Operator;
import dev.frontdesk.filters.TicketFilter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

@SpringBootTest
@AutoConfigureMockMvc
class RoutingPagesTest {

	@Autowired
	MockMvcTester http;

	@Autowired
	Staff staff;

	@Autowired
	Rules rules;

	@Autowired
	JdbcClient jdbc;

	private RequestPostProcessor session;

	private String team;

	@BeforeEach
	void signIn() {
		this.jdbc.sql("delete from routing_rule").update();
		this.session = session(Role.ADMIN);
		this.team = Long.toString(this.staff.fallbackTeam().orElseThrow().id());
	}

	@Test
	void everyPageReadsInEveryLanguage() {
		long id = added("Thai orders");
		for (String language : List.of("en", "hu", "th", "ar")) {
			for (String page : List.of("/admin/routing", "/admin/routing/new", "/admin/routing/rules/" + id,
					"/admin/routing/rules/" + id + "/deletion")) {
				assertThat(get(page + "?lang=" + language)).as(page)
					.hasStatusOk()
					.bodyText()
					.doesNotContain("??")
					.doesNotContainPattern("(routing|views)\\.[a-z-]+\\.");
			}
		}
	}

	@Test
	void onlyAdminsWriteRules() {
		this.session = session(Role.AGENT);
		assertThat(get("/admin/routing")).hasStatus(HttpStatus.FORBIDDEN);
		assertThat(post("/admin/routing/rules", form())).hasStatus(HttpStatus.FORBIDDEN);
		assertThat(this.rules.inOrder()).isEmpty();
	}

	@Test
	void anEmptyListSaysWhereTicketsGoUntilThen() {
		assertThat(get("/admin/routing")).bodyText().contains("No rules yet").contains("fallback team Support");
	}

	@Test
	void aRuleIsWrittenReadAndAudited() {
		assertThat(post("/admin/routing/rules", form())).hasRedirectedUrl("/admin/routing");
		assertThat(get("/admin/routing")).bodyText()
			.contains("When language is Thai and the text has “refund” or “return” → team Support");
		RoutingRule rule = this.rules.inOrder().getFirst();
		assertThat(get("/admin/routing/rules/" + rule.id())).bodyText().contains("refund, return").contains("Thai");
		assertThat(audited(rule.id())).containsExactly("rule.added");
	}

	@Test
	void rowsComeAndGoWithoutSavingAnything() {
		Map<String, List<String>> more = form();
		more.put("step", List.of("add"));
		assertThat(post("/admin/routing/draft", more)).hasStatusOk().bodyText().contains("field.2");
		more.put("step", List.of("remove.0"));
		assertThat(post("/admin/routing/draft", more)).hasStatusOk()
			.bodyText()
			.contains("field.0")
			.doesNotContain("field.1")
			.contains("refund, return");
		more.put("field.0", List.of("channel"));
		more.put("step", List.of("refresh"));
		assertThat(post("/admin/routing/draft", more)).hasStatusOk().bodyText().contains("Live chat");
		more.put("step", List.of("try"));
		more.put("value.0", List.of("CHAT"));
		assertThat(post("/admin/routing/draft", more)).hasStatusOk().bodyText().contains("Of the last");
		assertThat(this.rules.inOrder()).isEmpty();
	}

	@Test
	void badInputComesBackWithItsValuesAndNothingIsStored() {
		refused(Map.of("name", "x".repeat(10_000)), "x".repeat(10_000));
		refused(Map.of("name", "   "), "refund, return");
		refused(Map.of("team", "99999999"), "Choose a team");
		refused(Map.of("team", "; drop table team"), "Choose a team");
		refused(Map.of("field.0", "shoe"), "refund, return");
		refused(Map.of("operator.1", "has-any", "value.1", "!?!"), "is not a possible value");
		refused(Map.of("value.0", "klingon"), "is not a possible value");
		refused(Map.of("skill", "s".repeat(300)), "s".repeat(300));
		refused(Map.of("kept", "{\"all\": 7}"), "cannot be read");
		assertThat(post("/admin/routing/rules", with(Map.of("name", "nu\u0000ll")))).hasStatus(HttpStatus.BAD_REQUEST);
		assertThat(this.rules.inOrder()).isEmpty();
		assertThat(post("/admin/routing/rules", with(Map.of("name", "<script>alert(1)</script>"))))
			.hasRedirectedUrl("/admin/routing");
		assertThat(get("/admin/routing")).bodyText().contains("&lt;script&gt;").doesNotContain("<script>alert");
	}

	private void refused(Map<String, String> wrong, String kept) {
		assertThat(post("/admin/routing/rules", with(wrong))).as(wrong.keySet().toString())
			.hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains(kept);
		assertThat(this.rules.inOrder()).isEmpty();
	}

	@Test
	void theSecondOfTwoAdminsIsShownTheFirstAndLosesNothing() {
		long id = added("Ours");
		assertThat(post("/admin/routing/rules/" + id, with(Map.of("version", "0", "name", "First"))))
			.hasRedirectedUrl("/admin/routing");
		assertThat(post("/admin/routing/rules/" + id, with(Map.of("version", "0", "name", "Second"))))
			.hasStatus(HttpStatus.CONFLICT)
			.bodyText()
			.contains("First")
			.contains("Second")
			.contains("name=\"version\" value=\"1\"");
		assertThat(this.rules.rule(id).name()).isEqualTo("First");
		assertThat(post("/admin/routing/rules/" + id, with(Map.of("version", "1", "name", "Second"))))
			.hasRedirectedUrl("/admin/routing");
		assertThat(this.rules.rule(id).name()).isEqualTo("Second");
	}

	@Test
	void movingAndSwitchingDisturbNobodyWhoEdits() {
		long one = added("One");
		long two = added("Two");
		post("/admin/routing/rules/" + two + "/position", Map.of("direction", List.of("up")));
		post("/admin/routing/rules/" + two + "/state", Map.of("enabled", List.of("false")));
		assertThat(this.rules.inOrder()).extracting(RoutingRule::id).containsExactly(two, one);
		assertThat(this.rules.rule(two).enabled()).isFalse();
		assertThat(this.rules.rule(two).version()).isZero();
		assertThat(audited(two)).containsExactly("rule.added", "rule.moved-up", "rule.disabled");
		post("/admin/routing/rules/" + two + "/position", Map.of("direction", List.of("up")));
		assertThat(this.rules.inOrder()).extracting(RoutingRule::id).containsExactly(two, one);
	}

	@Test
	void aDeletedRuleIsNamedBeforeAndCanBeRestored() {
		long id = added("Old rule");
		assertThat(get("/admin/routing/rules/" + id + "/deletion")).bodyText().contains("Old rule");
		assertThat(this.rules.inOrder()).hasSize(1);
		assertThat(post("/admin/routing/rules/" + id + "/deletion", Map.of())).hasRedirectedUrl("/admin/routing");
		assertThat(this.rules.inOrder()).isEmpty();
		assertThat(get("/admin/routing/rules/" + id)).hasStatus(HttpStatus.NOT_FOUND);
		assertThat(get("/admin/routing")).bodyText().contains("Old rule");
		post("/admin/routing/rules/" + id + "/restoration", Map.of());
		assertThat(this.rules.inOrder()).hasSize(1);
		assertThat(audited(id)).containsExactly("rule.added", "rule.deleted", "rule.restored");
	}

	@Test
	void aNestedConditionSurvivesAnEditOfTheName() {
		long id = this.rules
			.add(Actor.SYSTEM,
					new RuleDraft("Nested",
							TicketFilter.all(TicketFilter.any(TicketFilter.where("language", Operator.IS, "th"),
									TicketFilter.where("tags", Operator.GIVEN))),
							Long.parseLong(this.team), false, null));
		String stored = this.rules.rule(id).filter();
		assertThat(get("/admin/routing/rules/" + id)).bodyText().contains("nests its conditions");
		assertThat(post("/admin/routing/rules/" + id, Map.of("version", List.of("0"), "name", List.of("Renamed"),
				"team", List.of(this.team), "kept", List.of(stored))))
			.hasRedirectedUrl("/admin/routing");
		assertThat(this.rules.rule(id).name()).isEqualTo("Renamed");
		assertThat(get("/admin/routing")).bodyText().contains("language is Thai or tags is set");
	}

	private long added(String name) {
		return this.rules.add(Actor.SYSTEM, new RuleDraft(name, TicketFilter.where("language", Operator.IS, "th"),
				Long.parseLong(this.team), true, "returns"));
	}

	private Map<String, List<String>> form() {
		return new java.util.HashMap<>(
				Map.of("name", List.of("Refunds"), "join", List.of("all"), "team", List.of(this.team), "field.0",
						List.of("language"), "operator.0", List.of("is"), "value.0", List.of("th"), "field.1",
						List.of("words"), "operator.1", List.of("has-any"), "value.1", List.of("refund, return")));
	}

	private Map<String, List<String>> with(Map<String, String> changed) {
		Map<String, List<String>> form = form();
		changed.forEach((name, value) -> form.put(name, List.of(value)));
		return form;
	}

	private List<String> audited(long id) {
		return this.jdbc
			.sql("select action from audit_entry where subject_kind = 'routing-rule' and subject_id = ? order by id")
			.param(Long.toString(id))
			.query(String.class)
			.list();
	}

	private RequestPostProcessor session(Role role) {
		Agent agent = this.staff.hire(Actor.SYSTEM, UUID.randomUUID() + "@routing.test", "Ágnes Fekete", role,
				Locale.ENGLISH, ZoneId.of("UTC"));
		return authentication(UsernamePasswordAuthenticationToken.authenticated(new SignedInAgent(agent.id(), role), "",
				AuthorityUtils.createAuthorityList("ROLE_" + role)));
	}

	private MvcTestResult get(String uri) {
		return this.http.get().uri(uri).with(this.session).exchange();
	}

	private MvcTestResult post(String uri, Map<String, List<String>> parameters) {
		var request = this.http.post()
			.uri(uri)
			.contentType(MediaType.APPLICATION_FORM_URLENCODED)
			.with(this.session)
			.with(csrf());
		parameters.forEach((name, values) -> request.param(name, values.toArray(String[]::new)));
		return request.exchange();
	}

}
