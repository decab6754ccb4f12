package dev.frontdesk.journeys;

import com.microsoft.playwright.Page;
import dev.frontdesk.testing.Person;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/**
 * Two agents answer at once: the second is shown what came in between and loses nothing.
 */
@Journey
class CollisionJourneyTest {

	@LocalServerPort
	int port;

	@Autowired
	JdbcClient jdbc;

	@Test
	void theSecondReplyWaitsUntilItsWriterHasRead(@Person(locale = "hu-HU", timezone = "Europe/Budapest") Page shop,
			@Person(width = 1440) Page first, @Person(width = 1440) Page second) {
		Visit visit = Visit.to(shop, this.port, "/demo/hu").openWidget();
		visit.write("Megkaphatom a számlát e-mailben?");
		visit.delivered("számlát");
		long number = this.jdbc.sql("select number from ticket where subject like 'Megkaphatom%'")
			.query(Long.class)
			.single();
		Desk bence = Desk.signIn(first, "bence@demo.test").ticket(number);
		Desk lead = Desk.signIn(second, "lead@demo.test").ticket(number);

		lead.page().context().setOffline(true);
		lead.composer().fill("A lead's answer, typed with care");
		bence.reply("Elküldtük a számlát.");
		assertThat(visit.said("Elküldtük")).hasCount(1);
		lead.page().route("**/messages?after=*", (route) -> route.abort());
		lead.page().context().setOffline(false);
		lead.send();

		assertThat(lead.page().locator(".held-news")).containsText("Elküldtük a számlát.");
		assertThat(lead.composer()).hasValue("A lead's answer, typed with care");
		assertThat(visit.said("typed with care")).hasCount(0);
		lead.send();
		assertThat(visit.said("typed with care")).hasCount(1);
		assertThat(lead.composer()).hasValue("");

		lead.page().unroute("**/messages?after=*");
		lead.page().locator("#p-tags").fill("invoice");
		bence.page().locator("#p-tags").fill("vip");
		bence.page().locator("#p-tags").press("Enter");
		assertThat(bence.page().locator("[name=seen][value=vip]")).hasCount(1);
		bence.page().locator("#p-priority").selectOption("URGENT");
		assertThat(lead.page().locator("#p-priority")).hasValue("URGENT");
		assertThat(lead.page().locator("#p-tags")).hasValue("invoice");
		lead.page().locator("#p-tags").press("Enter");
		assertThat(lead.page().locator("#p-tags")).hasValue("invoice vip");
	}

	@Test
	void oneDraftInTwoTabsLosesNothing(@Person(width = 1280) Page tab) {
		Desk one = Desk.signIn(tab, "lead@demo.test")
			.ticket(this.jdbc.sql("select min(number) from ticket where status = 'OPEN' and shelf = 'DESK'")
				.query(Long.class)
				.single());
		Desk two = new Desk(tab.context().newPage());
		two.page().navigate(tab.url());
		one.composer().fill("Begun here");
		assertThat(two.composer()).hasValue("Begun here");

		two.page().route("**/drafts/reply", (route) -> route.abort());
		two.composer().fill("Begun here, and ended there");
		one.composer().fill("Ended here");
		assertThat(one.page().locator("#composer-state")).hasText("Draft saved");
		two.page().unroute("**/drafts/reply");
		two.composer().pressSequentially("!");
		assertThat(two.page().locator(".other-tab .other-text")).hasText("Ended here");
		two.page().locator(".other-tab [data-both]").click();
		assertThat(two.composer()).hasValue("Begun here, and ended there!\n\nEnded here");
		assertThat(one.composer()).hasValue("Begun here, and ended there!\n\nEnded here");

		two.page().route("**/drafts/reply", (route) -> route.abort());
		one.composer().fill("Written with care");
		assertThat(one.page().locator("#composer-state")).hasText("Draft saved");
		two.composer().fill("In haste");
		two.send();
		assertThat(two.page().locator(".other-tab .other-text")).hasText("Written with care");
		two.send();
		two.page().unroute("**/drafts/reply");
		two.page().locator(".other-tab [data-keep]").click();
		two.send();
		assertThat(two.message("In haste")).hasCount(1);
		assertThat(one.composer()).hasValue("");
		one.composer().fill("In haste");
		one.send();
		assertThat(one.message("In haste")).hasCount(2);
	}

}
