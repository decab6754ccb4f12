package dev.frontdesk.journeys;

import java.util.List;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import dev.frontdesk.testing.Accessibility;
import dev.frontdesk.testing.Person;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/**
 * Every page of the desk and of the settings stands up to axe, whatever the light, width
 * and direction.
 */
@Journey
class AdminJourneyTest {

	private static final List<String> PAGES = List.of("/desk/views/open", "/desk/views/trash", "/desk/profile",
			"/desk/replies", "/desk/replies/new", "/desk/bulks", "/desk/search?q=is:open", "/desk/drafts", "/desk/away",
			"/desk/views/new", "/desk/views/arrangement", "/desk/profile/notifications", "/desk/checklists",
			"/desk/checklists/new", "/admin/routing", "/admin/people", "/admin/teams", "/admin/workspace",
			"/admin/audit", "/admin/imports", "/admin/outbox", "/admin/chat", "/admin/chat/new",
			"/admin/chat/widgets/default/placement", "/admin/chat/widgets/default/check", "/admin/setup",
			"/admin/parked", "/admin/escalations", "/admin/escalations/new", "/admin/webhooks", "/admin/webhooks/new");

	// What stands beside a ticket, as pages of their own
	private static final List<String> DIALOGS = List.of("merge", "split", "links", "snooze", "next-update",
			"collaborators", "escalation", "checklists/new", "replies", "history");

	// One of each kind: a list, a form, a table, an editor, a conversation
	private static final List<String> FROM_THE_RIGHT = List.of("/desk/replies/new", "/desk/search?q=is:open",
			"/desk/views/new", "/desk/away", "/desk/profile/notifications", "/admin/routing", "/admin/people",
			"/admin/chat/widgets/default", "/admin/setup", "/admin/parked", "/admin/escalations/new",
			"/admin/webhooks/new");

	@LocalServerPort
	int port;

	@Autowired
	JdbcClient jdbc;

	@Test
	void everyPagePassesAxe(@Person(width = 1280) Page office) {
		Desk.signIn(office, "admin@demo.test");
		for (String page : PAGES) {
			open(office, page);
			assertThat(office.locator("h1")).hasCount(1);
			Accessibility.checkEveryWay(office);
		}
	}

	@Test
	void whatAWebhookWasToldPassesAxe(@Person(width = 1280) Page office) {
		Desk.signIn(office, "admin@demo.test");
		office.navigate("/admin/webhooks/new");
		office.locator("#name").fill("Shop");
		// where nobody answers
		office.locator("#address").fill("http://127.0.0.1:9/hooks");
		office.locator("main .is-primary").click();
		assertThat(office.locator("#secret")).hasValue(java.util.regex.Pattern.compile("whsec_.+"));
		Accessibility.checkEveryWay(office);
		office.locator("form[action$='/tests'] button").click();
		assertThat(office.locator(".hooks-attempts .is-bad")).hasCount(1);
		Accessibility.checkEveryWay(office);
		open(office, office.url().replaceFirst("/\\d+$", ""));
		Accessibility.checkEveryWay(office);
		open(office, "/admin/webhooks?lang=ar");
		Accessibility.checkEveryWidth(office);
		this.jdbc.sql("delete from webhook").update();
	}

	@Test
	void everyDialogThatStandsAlonePassesAxeInEveryScript(@Person(width = 1280) Page office) {
		Desk.signIn(office, "admin@demo.test");
		long number = this.jdbc.sql("select max(number) from ticket where status = 'OPEN' and shelf = 'DESK'")
			.query(Long.class)
			.single();
		List<String> languages = List.of("ar", "th", "hu", "en");
		for (int i = 0; i < DIALOGS.size(); i++) {
			String language = languages.get(i % languages.size());
			open(office, "/desk/tickets/" + number + '/' + DIALOGS.get(i) + "?lang=" + language);
			assertThat(office.locator("html")).hasAttribute("lang", language);
			Accessibility.checkEveryWay(office);
		}
	}

	@Test
	void everyKindOfPagePassesAxeFromTheRight(@Person(width = 1280) Page office) {
		Desk.signIn(office, "admin@demo.test");
		for (String page : FROM_THE_RIGHT) {
			open(office, page + (page.contains("?") ? "&" : "?") + "lang=ar");
			assertThat(office.locator("html")).hasAttribute("dir", "rtl");
			Accessibility.checkEveryWidth(office);
		}
	}

	private static void open(Page page, String address) {
		Response answer = page.navigate(address);
		org.assertj.core.api.Assertions.assertThat(answer.status()).as(address).isEqualTo(200);
	}

	@Test
	void theWholeDeskPassesAxeFromTheRight(@Person(width = 1280) Page office) {
		Desk.signIn(office, "layla@demo.test").view("mine");
		office.navigate("/desk/views/mine?lang=ar");
		assertThat(office.locator("html")).hasAttribute("dir", "rtl");
		office.locator("#rows .row").first().click();
		office.locator("fd-thread").waitFor();
		Accessibility.checkEveryWay(office);
	}

	@Test
	void theSignInPagePassesAxe(Page stranger) {
		stranger.navigate("/login");
		Accessibility.checkEveryWay(stranger);
	}

}
