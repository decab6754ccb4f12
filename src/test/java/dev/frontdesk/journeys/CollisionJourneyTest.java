package dev.frontdesk.journeys;

import com.microsoft.playwright.Page;
import dev.frontdesk.testing.Person;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/**
 * Two agents answer at once: the second is shown what came in between and loses nothing.
 */
@Journey
class CollisionJourneyTest {

	@LocalServerPort
	int port;

	@Test
	void theSecondReplyWaitsUntilItsWriterHasRead(@Person(locale = "hu-HU", timezone = "Europe/Budapest") Page shop,
			@Person(width = 1440) Page first, @Person(width = 1440) Page second) {
		Visit visit = Visit.to(shop, this.port, "/demo/hu").openWidget();
		visit.write("Megkaphatom a számlát e-mailben?");
		assertThat(visit.said("számlát")).hasCount(1);
		Desk bence = Desk.signIn(first, "bence@demo.test").view("open");
		Desk lead = Desk.signIn(second, "lead@demo.test").view("open");
		bence.open("Megkaphatom a számlát");
		lead.open("Megkaphatom a számlát");

		lead.page().context().setOffline(true);
		lead.composer().fill("A lead's answer, typed with care");
		bence.reply("Elküldtük a számlát.");
		assertThat(visit.said("Elküldtük")).hasCount(1);
		lead.page().route("**/messages?after=*", (route) -> route.abort());
		lead.page().context().setOffline(false);
		lead.send();

		assertThat(lead.page().locator(".held")).containsText("Elküldtük a számlát.");
		assertThat(lead.composer()).hasValue("A lead's answer, typed with care");
		assertThat(visit.said("typed with care")).hasCount(0);
		lead.send();
		assertThat(visit.said("typed with care")).hasCount(1);
		assertThat(lead.composer()).hasValue("");
	}

}
