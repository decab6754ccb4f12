package dev.frontdesk.journeys;

import java.util.UUID;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.frontdesk.testing.Accessibility;
import dev.frontdesk.testing.Person;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/**
 * An admin writes a message for a page of the shop; a visitor is shown it, answers, and
 * orders; the agent sees what was answered, the admin what came of it.
 */
@Journey
class ProactiveJourneyTest {

	private final String run = UUID.randomUUID().toString().substring(0, 8);

	@LocalServerPort
	int port;

	@Autowired
	JdbcClient jdbc;

	@AfterEach
	void sayNothingMore() {
		this.jdbc.sql("delete from proactive_message where name = ?").param("Tent " + this.run).update();
	}

	@Test
	void aMessageIsShownAnsweredAndFollowedByAnOrder(@Person(width = 1280) Page admin,
			@Person(width = 390) Page shopper) {
		Desk.signIn(admin, "admin@demo.test");
		String message = write(admin);

		Visit visit = Visit.to(shopper, this.port, "/demo/en/items/tarn-2");
		Locator bubble = shopper.locator(".say .told");
		assertThat(bubble).hasText("Hello there, is " + this.run + " wide enough?");
		Accessibility.check(shopper);
		bubble.click();
		assertThat(visit.panel().locator("[data-part=told]")).containsText(this.run);
		visit.write("For three? " + this.run);
		assertThat(visit.said("For three?").locator(".told")).containsText("Hello there");
		visit.delivered("For three?");
		for (int i = 0; i < 2; i++) {
			shopper.waitForResponse("**/chat/counts", () -> shopper
				.evaluate("(id) => Frontdesk('track', 'order', { id, value: 329, currency: 'EUR' })", this.run));
		}

		admin.navigate("/admin/proactive/" + message + "/results");
		assertThat(admin.locator("tbody tr").first()).containsText("€329.00");
		assertThat(admin.locator("tbody tr").first().locator("td").nth(2)).hasText("1 (100.0%)");
		assertThat(admin.locator("tbody tr").first().locator("td").nth(3)).hasText("1 (100.0%)");
		Accessibility.checkEveryWay(admin);
		admin.navigate("/admin/goals/order");
		assertThat(admin.locator("tbody tr th time").first()).isVisible();
		Accessibility.checkEveryWay(admin);
		admin.navigate("/admin/goals");
		Accessibility.checkEveryWay(admin);
		admin.setViewportSize(1440, 900);
		admin.navigate("/desk/search?q=" + this.run);
		admin.getByText("For three?").first().click();
		assertThat(admin.locator("fd-thread .proactive-card")).containsText("Tent " + this.run);
	}

	private String write(Page admin) {
		admin.navigate("/admin/proactive/new");
		admin.locator("#name").fill("Tent " + this.run);
		admin.locator("#text-0-en").fill("Hello {{customer.name|there}}, is " + this.run + " wide enough?");
		assertThat(admin.locator(".proactive-bubble").first()).containsText("Hello there, is");
		admin.locator("#on").fill("/demo/*/items/tarn-2");
		admin.locator("#after").fill("1");
		admin.locator("#hold").fill("91");
		admin.locator(".form-foot .is-primary").click();
		assertThat(admin.locator("#hold-error")).isVisible();
		assertThat(admin.locator("#text-0-en")).hasValue(java.util.regex.Pattern.compile("Hello.*"));
		admin.locator("#hold").fill("0");
		admin.locator(".form-foot .is-primary").click();
		assertThat(admin.locator(".callout.is-good")).isVisible();
		Accessibility.checkEveryWay(admin);
		String id = admin.url().replaceFirst(".*/", "");
		admin.locator("form[action$='/state'] button").click();
		assertThat(admin.locator("#message-" + id + " .is-good")).isVisible();
		Accessibility.checkEveryWay(admin);
		return id;
	}

}
