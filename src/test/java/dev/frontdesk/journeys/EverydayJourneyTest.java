package dev.frontdesk.journeys;

import java.util.Map;

import com.microsoft.playwright.Page;
import dev.frontdesk.testing.Accessibility;
import dev.frontdesk.testing.Person;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/**
 * What agents do all day: find, keep what they look at often, and go on where they
 * stopped.
 */
@Journey
class EverydayJourneyTest {

	@LocalServerPort
	int port;

	@Test
	void ticketsAreFoundInFourScripts(@Person(width = 1280) Page page) {
		Desk desk = Desk.signIn(page, "lead@demo.test").view("open");
		Map<String, String> found = Map.of("koszonom", "Elállás", "เชียงใหม่", "เชียงใหม่", "熊野古道", "熊野古道", "الطلب",
				"طلبت");
		found.forEach((typed, shown) -> {
			page.locator("#search-q").fill(typed);
			page.keyboard().press("Enter");
			assertThat(desk.row(shown).first()).isVisible();
		});
		Accessibility.check(page);
	}

	@Test
	void aViewIsBuiltInThePage(@Person(width = 1280) Page page) {
		Desk desk = Desk.signIn(page, "lead@demo.test");
		page.navigate("/desk/views/new");
		page.locator("input[name=name]").fill("Everything there is");
		page.locator("input[name='c.0.value'][value=OPEN], input[name='c.1.value'][value=OPEN]").first().check();
		Accessibility.check(page);
		page.locator(".form-foot button.is-primary").click();
		assertThat(page.locator("#list-title")).hasText("Everything there is");
		assertThat(desk.row("").first()).isVisible();
	}

	@Test
	void aDraftSurvivesTheCrashOfItsTab(@Person(width = 1280) Page page) {
		Desk desk = Desk.signIn(page, "lead@demo.test").view("open");
		desk.row("").first().click();
		page.locator("fd-thread").waitFor();
		String ticket = page.url();
		desk.composer().fill("Begun before the lights went out");
		assertThat(page.locator("#composer-state")).hasText("Draft saved");
		Page next = page.context().newPage();
		page.close();
		next.navigate(ticket);
		assertThat(next.locator("#composer-text")).hasValue("Begun before the lights went out");
	}

}
