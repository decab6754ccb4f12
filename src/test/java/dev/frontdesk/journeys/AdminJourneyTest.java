package dev.frontdesk.journeys;

import java.util.List;

import com.microsoft.playwright.Page;
import dev.frontdesk.testing.Accessibility;
import dev.frontdesk.testing.Person;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/**
 * Every page of the desk and of the settings stands up to axe, whatever the light, width
 * and direction.
 */
@Journey
class AdminJourneyTest {

	private static final List<String> PAGES = List.of("/desk/views/open", "/desk/views/trash", "/desk/profile",
			"/desk/replies", "/desk/replies/new", "/desk/bulks", "/admin/routing", "/admin/people", "/admin/teams",
			"/admin/workspace", "/admin/audit", "/admin/outbox", "/admin/chat");

	// One of each kind: a list, a form, a table, an editor
	private static final List<String> FROM_THE_RIGHT = List.of("/desk/replies", "/desk/replies/new", "/admin/routing",
			"/admin/people", "/admin/chat");

	@LocalServerPort
	int port;

	@Test
	void everyPagePassesAxe(@Person(width = 1280) Page office) {
		Desk.signIn(office, "admin@demo.test");
		for (String page : PAGES) {
			office.navigate(page);
			assertThat(office.locator("h1")).hasCount(1);
			Accessibility.checkEveryWay(office);
			Accessibility.fitsItsWidth(office);
		}
	}

	@Test
	void everyKindOfPagePassesAxeFromTheRight(@Person(width = 1280) Page office) {
		Desk.signIn(office, "admin@demo.test");
		for (String page : FROM_THE_RIGHT) {
			office.navigate(page + "?lang=ar");
			assertThat(office.locator("html")).hasAttribute("dir", "rtl");
			Accessibility.checkEveryWay(office);
			Accessibility.fitsItsWidth(office);
		}
	}

	@Test
	void everyPagePassesAxeFromTheRight(@Person(width = 1280) Page office) {
		Desk.signIn(office, "layla@demo.test").view("open");
		office.navigate("/desk/views/open?lang=ar");
		assertThat(office.locator("html")).hasAttribute("dir", "rtl");
		Accessibility.checkEveryWay(office);
		office.setViewportSize(1280, 800);
		office.navigate("/desk/views/open");
		office.locator("#rows .row").first().click();
		office.locator("fd-thread").waitFor();
		Accessibility.checkEveryWay(office);
		Accessibility.fitsItsWidth(office);
	}

	@Test
	void theSignInPagePassesAxe(Page stranger) {
		stranger.navigate("/login");
		Accessibility.checkEveryWay(stranger);
	}

}
