package dev.frontdesk.access;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.staff.Agent;
import dev.frontdesk.staff.Role;
import dev.frontdesk.staff.Staff;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionOperations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

@SpringBootTest
@AutoConfigureMockMvc
class PasswordsByLinkTest {

	@Autowired
	MockMvcTester http;

	@Autowired
	Staff staff;

	@Autowired
	Accounts accounts;

	@Autowired
	PasswordLinks links;

	@Autowired
	FirstAdmin firstAdmin;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	TransactionOperations transactions;

	Cast cast;

	@BeforeEach
	void meet() {
		this.cast = new Cast(this.staff, this.accounts, this.http);
		this.jdbc.sql("delete from letter").update();
	}

	@Test
	void aLinkSetsAPasswordOnce() {
		Agent agent = this.cast.hire(Role.AGENT);
		String token = this.links.issue(agent.id());
		assertThat(this.http.get().uri("/set-password/" + token)).hasStatusOk();
		assertThat(chooses(token, "another four words")).hasRedirectedUrl("/login?done");
		assertThat(this.cast.signsIn(agent.email(), "another four words")).hasStatus3xxRedirection();
		assertThat(chooses(token, "yet another four words")).hasStatus(HttpStatus.GONE);
	}

	@Test
	void aLinkExpires() {
		Agent agent = this.cast.hire(Role.AGENT);
		String token = this.links.issue(agent.id());
		this.jdbc.sql("update password_link set expires_at = ? where agent_id = ?")
			.params(Timestamp.from(Instant.now().minusSeconds(1)), agent.id())
			.update();
		assertThat(this.http.get().uri("/set-password/" + token)).hasStatus(HttpStatus.GONE);
		assertThat(chooses(token, "another four words")).hasStatus(HttpStatus.GONE);
	}

	@Test
	void aShortPasswordIsRefusedAndTheLinkStaysGood() {
		Agent agent = this.cast.hire(Role.AGENT);
		String token = this.links.issue(agent.id());
		assertThat(chooses(token, "elevenchars")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("12 to 128 characters");
		assertThat(chooses(token, "twelve chars")).hasStatus3xxRedirection();
	}

	@Test
	void theFirstAdminOpensTheWorkspaceWithTheLinkOfTheConsole() {
		this.jdbc.sql("update agent set password_hash = null").update();
		String token = this.firstAdmin.link().replaceAll(".*/", "");
		String printedBefore = token;
		token = this.firstAdmin.link().replaceAll(".*/", "");
		assertThat(this.http.get().uri("/set-password/" + printedBefore)).hasStatus(HttpStatus.GONE);
		assertThat(opens(token, "no address", "First Admin")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("no address", "First Admin");
		assertThat(opens(token, "first@staff.test", "First Admin")).hasRedirectedUrl("/login?done");
		assertThat(this.staff.byEmail("first@staff.test")).get().extracting(Agent::role).isEqualTo(Role.ADMIN);
		assertThat(this.cast.signsIn("first@staff.test", Cast.PASSWORD)).hasStatus3xxRedirection();
		assertThat(opens(this.links.issue(null), "second@staff.test", "Second")).hasStatus(HttpStatus.GONE);
	}

	@Test
	void aForgottenPasswordIsAnsweredAlikeWhetherOrNotTheAddressIsKnown() throws Exception {
		Agent agent = this.cast.hire(Role.AGENT);
		MvcTestResult known = forgets(agent.email());
		MvcTestResult unknown = forgets("nobody@staff.test");
		assertThat(known).hasStatusOk();
		assertThat(unknown.getResponse().getContentAsString().replaceAll("value=\"[^\"]*\"", ""))
			.isEqualTo(known.getResponse().getContentAsString().replaceAll("value=\"[^\"]*\"", ""));
		await().untilAsserted(
				() -> assertThat(letters()).singleElement().asString().contains(agent.email(), "/set-password/"));
	}

	@Test
	void whoAskedIsAnsweredBeforeTheAddressIsLookedAt() throws Exception {
		Agent agent = this.cast.hire(Role.AGENT);
		this.transactions.executeWithoutResult((open) -> {
			this.jdbc.sql("select id from agent where id = ? for update").param(agent.id()).query(Long.class).single();
			CompletableFuture<MvcTestResult> answer = CompletableFuture.supplyAsync(() -> forgets(agent.email()));
			assertThat(answer).succeedsWithin(Duration.ofMinutes(1));
		});
		await().untilAsserted(() -> assertThat(letters()).hasSize(1));
	}

	@Test
	void anInvitationSaysTheTruthAboutItsLetterAndBringsLanguagesAndTeams() {
		Agent admin = this.cast.hire(Role.ADMIN);
		long team = this.staff.fallbackTeam().orElseThrow().id();
		MvcTestResult invited = this.http.post()
			.uri("/admin/people")
			.cookie(this.cast.session(admin))
			.param("email", "zsofi@staff.test")
			.param("name", "Kovács Zsófia")
			.param("role", "AGENT")
			.param("locale", "hu")
			.param("languages", "hu", "de")
			.param("teams", Long.toString(team))
			.with(csrf())
			.exchange();
		assertThat(invited).hasRedirectedUrl("/admin/people");
		assertThat(invited.getMvcResult().getFlashMap().get("kept")).isEqualTo(true);
		Agent zsofi = this.staff.byEmail("zsofi@staff.test").orElseThrow();
		assertThat(zsofi.languages()).containsExactly("hu", "de");
		assertThat(this.staff.teamsOf(zsofi.id())).containsExactly(team);
	}

	@Test
	void anInvitationIsWrittenInTheColleaguesLanguage() {
		Agent admin = this.cast.hire(Role.ADMIN);
		assertThat(this.http.post()
			.uri("/admin/people")
			.cookie(this.cast.session(admin))
			.param("email", "somchai@staff.test")
			.param("name", "สมชาย ใจดี")
			.param("role", "AGENT")
			.param("locale", "th")
			.with(csrf())).hasRedirectedUrl("/admin/people");
		assertThat(letters()).singleElement().asString().contains("somchai@staff.test", "สมชาย ใจดี", "คุณได้รับเชิญ");
		String token = letters().getFirst().replaceAll("(?s).*/set-password/([\\w-]{43}).*", "$1");
		assertThat(chooses(token, Cast.PASSWORD)).hasStatus3xxRedirection();
		assertThat(this.cast.signsIn("somchai@staff.test", Cast.PASSWORD)).hasStatus3xxRedirection();
	}

	@Test
	void aNewPasswordEndsTheSessionsThatBeganWithTheOldOne() {
		Agent agent = this.cast.hire(Role.AGENT);
		jakarta.servlet.http.Cookie session = this.cast.session(agent);
		this.accounts.givePassword(Actor.SYSTEM, agent.id(), "another four words");
		assertThat(this.http.get().uri("/desk/profile").cookie(session)).hasStatus3xxRedirection();
	}

	private MvcTestResult chooses(String token, String password) {
		return this.http.post()
			.uri("/set-password/" + token)
			.header("Accept-Language", "en")
			.param("password", password)
			.with(csrf())
			.exchange();
	}

	private MvcTestResult opens(String token, String email, String name) {
		return this.http.post()
			.uri("/set-password/" + token)
			.header("Accept-Language", "en")
			.param("email", email)
			.param("name", name)
			.param("password", Cast.PASSWORD)
			.with(csrf())
			.exchange();
	}

	private MvcTestResult forgets(String email) {
		return this.http.post().uri("/forgot-password").param("email", email).with(csrf()).exchange();
	}

	/** Address and text of every letter written since the test began. */
	private List<String> letters() {
		return this.jdbc.sql("select to_address || ' ' || subject || ' ' || text_body from letter order by id")
			.query(String.class)
			.list();
	}

}
