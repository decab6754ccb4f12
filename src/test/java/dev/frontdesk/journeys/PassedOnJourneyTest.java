package dev.frontdesk.journeys;

import java.io.IOException;
import java.nio.file.Files;
import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.frontdesk.access.Accounts;
import dev.frontdesk.audit.Actor;
import dev.frontdesk.settings.LocalizedText;
import dev.frontdesk.staff.Agent;
import dev.frontdesk.staff.Role;
import dev.frontdesk.staff.Staff;
import dev.frontdesk.staff.Team;
import dev.frontdesk.testing.Accessibility;
import dev.frontdesk.testing.Person;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A chat from hand to hand: offered and let pass, taken by the next, who is whispered to
 * and shown the visitor's screen and gives it on with a note; ended, rated and taken
 * along.
 */
@Journey
class PassedOnJourneyTest {

	private static final String PASSWORD = "four words are enough";

	private final String run = UUID.randomUUID().toString().substring(0, 8);

	@LocalServerPort
	int port;

	@Autowired
	Staff staff;

	@Autowired
	Accounts accounts;

	@Autowired
	JdbcClient jdbc;

	private Team team;

	private Agent ann;

	private Agent ben;

	@BeforeEach
	void hire() {
		this.team = this.staff.foundTeam(Actor.SYSTEM, "hands-" + this.run, LocalizedText.of("en", "Hands " + this.run),
				false);
		this.ann = agent("Ann");
		this.ben = agent("Ben");
		this.jdbc.sql("update chat_rule set accept_seconds = 120").update();
	}

	@AfterEach
	void asBefore() {
		this.jdbc.sql("update chat_rule set accept_seconds = 0").update();
		this.staff.deactivate(Actor.SYSTEM, this.ann.id());
		this.staff.deactivate(Actor.SYSTEM, this.ben.id());
	}

	@Test
	void aChatGoesFromHandToHandAndIsRatedAtTheEnd(@Person(width = 1440) Page lead, @Person(width = 1440) Page anns,
			@Person(width = 1440) Page bens, @Person Page shop) throws IOException {
		Desk.signIn(lead, "lead@demo.test");
		Desk.signIn(anns, this.ann.email(), PASSWORD);
		Desk.signIn(bens, this.ben.email(), PASSWORD);
		Visit visit = Visit.to(shop, this.port, "/demo/en").openWidget();
		visit.write("My tent leaks " + this.run);
		visit.delivered("My tent leaks");
		long number = this.jdbc.sql("select number from ticket where subject like '%' || ? || '%'")
			.param(this.run)
			.query(Long.class)
			.single();

		transfer(lead, number, "team:" + this.team.id(), "Look at " + this.run);
		Locator first = anns.locator(".offer").filter(new Locator.FilterOptions().setHasText(this.run));
		first.locator("button:not(.is-primary)").click();
		assertThat(first).hasCount(0);
		bens.locator(".offer").filter(new Locator.FilterOptions().setHasText(this.run)).locator(".is-primary").click();
		Desk ben = new Desk(bens);
		assertThat(ben.message("Look at " + this.run)).hasClass(Pattern.compile(".*is-note.*"));
		ben.reply("Where does it leak?");
		assertThat(visit.said("Where does it leak?")).hasCount(1);

		whisper(lead, number, ben, new Desk(anns), visit);
		show(ben, visit);

		transfer(bens, number, "agent:" + this.ann.id(), "Knows tents");
		assertThat(first).containsText("from " + this.ben.name());
		first.locator(".is-primary").click();
		Desk ann = new Desk(anns);
		assertThat(ann.message("Knows tents")).hasCount(1);
		ann.reply("We send you another one.");
		assertThat(visit.said("another one")).hasCount(1);

		end(visit);
		assertThat(anns.locator("#about .rating")).containsText("Quick and kind");
	}

	private void transfer(Page page, long number, String to, String note) {
		page.navigate("/desk/tickets/" + number);
		page.locator("#more-acts").click();
		page.locator(".acts-menu a[href$='/transfer']").click();
		page.locator("#o-to").selectOption(to);
		page.locator("#o-note").fill(note);
		page.locator("#ask .is-primary").click();
		assertThat(page.locator("#ask")).isHidden();
	}

	private void whisper(Page lead, long number, Desk ben, Desk looksOn, Visit visit) {
		looksOn.ticket(number);
		lead.navigate("/desk/live?agent=" + this.ben.id());
		Locator row = lead.locator("#chat-" + number);
		assertThat(row).containsText(this.run);
		assertThat(row.locator(".live-agent")).containsText(this.ben.name());
		Accessibility.checkEveryWay(lead);
		lead.locator("#whisper-" + number).press("Enter");
		lead.locator("#w-words").fill("Offer a new one");
		lead.locator("#ask .is-primary").click();
		Locator call = ben.page().locator(".whisper-call");
		assertThat(call).containsText("Offer a new one");
		assertThat(looksOn.message("Offer a new one")).hasClass(Pattern.compile(".*is-whisper.*"));
		assertThat(looksOn.page().locator(".whisper-call")).hasCount(0);
		looksOn.view("mine");
		call.locator("button").click();
		assertThat(call).hasCount(0);
		assertThat(visit.said("Offer a new one")).hasCount(0);
	}

	private void show(Desk ben, Visit visit) {
		ben.page().locator(".screen-card button").click();
		visit.panel().locator(".screen-ask .is-primary").click();
		Locator viewer = ben.page().locator(".screen-viewer");
		viewer.waitFor();
		assertThat(viewer.locator("[data-part=state]")).isHidden();
		assertThat((int) viewer.locator("video").evaluate("(video) => video.videoWidth")).isPositive();
		double before = viewer.boundingBox().x;
		viewer.locator("[data-part=place]").press("ArrowRight");
		assertThat(Math.round(viewer.boundingBox().x - before)).isEqualTo(24);
		visit.panel().locator(".screen-bar button").click();
		assertThat(viewer).hasCount(0);
	}

	private void end(Visit visit) throws IOException {
		menu(visit, "Take the conversation along");
		Download file = visit.page().waitForDownload(() -> visit.panel().locator(".more-row button").first().click());
		assertThat(Files.readString(file.path())).contains("Where does it leak?", "another one")
			.doesNotContain("Offer a new one", "Knows tents");
		menu(visit, "End this chat");
		visit.panel().locator(".more .is-primary").click();
		visit.panel().locator(".rate-faces label").last().click();
		visit.panel().locator(".rate textarea").fill("Quick and kind");
		visit.panel().locator(".rate .is-primary").click();
		assertThat(visit.panel().locator(".rate [role=status]")).containsText("Very well");
	}

	private static void menu(Visit visit, String item) {
		visit.panel().locator("summary[aria-label=More]").click();
		visit.panel().locator(".more-item").filter(new Locator.FilterOptions().setHasText(item)).click();
	}

	private Agent agent(String name) {
		Agent agent = this.staff.hire(Actor.SYSTEM, name.toLowerCase(Locale.ROOT) + "-" + this.run + "@desk.example",
				name + " " + this.run, Role.AGENT, Locale.ENGLISH, ZoneId.of("UTC"));
		this.accounts.givePassword(Actor.SYSTEM, agent.id(), PASSWORD);
		this.staff.join(Actor.SYSTEM, this.team.id(), agent.id());
		return agent;
	}

}
