package dev.frontdesk.journeys;

import java.util.UUID;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.frontdesk.testing.Accessibility;
import dev.frontdesk.testing.Person;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.web.server.LocalServerPort;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/**
 * A visitor agrees to be remembered and looks at a tent; an agent sees them there and
 * speaks first; the visitor answers, and the chat is that agent's.
 */
@Journey
class VisitorsJourneyTest {

	private final String run = UUID.randomUUID().toString().substring(0, 8);

	@LocalServerPort
	int port;

	@Test
	void whoAgreesIsSeenSpokenToAndAnswers(@Person(width = 1440) Page agent, @Person(width = 390) Page shopper) {
		Desk.signIn(agent, "agent@demo.test");
		agent.navigate("/desk/visitors?page=" + this.run);
		Locator visitor = agent.locator(".visitor");
		assertThat(visitor).hasCount(0);

		Visit visit = Visit.to(shopper, this.port, "/demo/en/items/tarn-2?about=" + this.run);
		shopper.locator("[data-consent]").click();
		assertThat(shopper.locator("[data-consent]")).hasAttribute("aria-pressed", "true");
		assertThat(visitor.locator(".visitor-where")).containsText("Tarn 2", slowly());
		visitor.locator(".visitor-act a").click();
		assertThat(agent.locator("#visitor-text")).isFocused();
		Accessibility.checkEveryWay(agent);
		agent.setViewportSize(1440, 900);
		agent.locator("#visitor-text").fill("Hello {{customer.firstName|there}}, is it about " + this.run + "?");
		agent.locator("#visitor-form button").click();
		assertThat(agent.locator("#visitor-told")).isVisible();

		// As when they come back to the page: it says at once that they are here
		shopper.reload();
		Locator words = shopper.locator(".ask .words");
		assertThat(words).containsText("Hello there, is it about " + this.run + "?", slowly());
		Accessibility.check(shopper);
		words.click();
		assertThat(visit.panel().locator("[data-part=told]")).containsText(this.run);
		visit.write("It is. " + this.run);
		assertThat(visit.said().first()).containsText("Hello there");
		visit.delivered("It is.");

		agent.locator("#visitor-told a[href*='/desk/tickets/']").click();
		Desk desk = new Desk(agent);
		assertThat(desk.message("Hello there, is it about " + this.run)).isVisible();
		assertThat(desk.message("It is.")).isVisible();
		assertThat(
				agent.locator(".chat-in-hand[href$='" + agent.url().replaceFirst(".*/tickets/(\\d+).*", "$1") + "']"))
			.isVisible();

		shopper.evaluate("Frontdesk('consent', false)");
		agent.navigate("/desk/visitors?page=" + this.run);
		assertThat(visitor).hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(10_000));
	}

	private static LocatorAssertions.ContainsTextOptions slowly() {
		return new LocatorAssertions.ContainsTextOptions().setTimeout(20_000);
	}

}
