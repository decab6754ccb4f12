package dev.frontdesk.journeys;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.microsoft.playwright.Page;
import dev.frontdesk.testing.Person;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A customer asks through a form, signs in by a mailed link, and reads the answer; no
 * script runs.
 */
@Journey
class PortalJourneyTest {

	private static final Pattern LINK = Pattern.compile("https?://\\S+/help/\\S+");

	@Autowired
	JdbcClient jdbc;

	@Test
	void aRequestIsAskedFollowedAndAnswered(
			@Person(locale = "hu-HU", timezone = "Europe/Budapest", width = 390, javaScript = false) Page customer,
			@Person(width = 1440) Page office) {
		customer.navigate("/help");
		assertThat(customer.url()).endsWith("/help/hu");
		customer.navigate("/help/hu/requests/new");
		customer.locator("input[name=name]").fill("Kiss Piroska");
		customer.locator("input[name=email]").fill("piroska.kiss@example.test");
		customer.locator("input[name=subject]").fill("Hol a hátizsákom?");
		customer.locator("textarea").fill("Két hete rendeltem, és még nem érkezett meg.");
		customer.locator("main form button").last().click();
		assertThat(customer.locator("main")).containsText("#");

		customer.navigate(mailedLink("piroska.kiss@example.test"));
		customer.locator("main form button").first().click();
		customer.navigate("/help/hu/requests");
		assertThat(customer.locator("main")).containsText("Hol a hátizsákom?");

		Desk desk = Desk.signIn(office, "bence@demo.test")
			.ticket(this.jdbc.sql("select number from ticket where subject = 'Hol a hátizsákom?'")
				.query(Long.class)
				.single());
		desk.note("He seems patient");
		assertThat(desk.page().locator(".msg.is-note")).hasCount(1);
		desk.reply("Holnap érkezik, elnézést kérünk.");
		assertThat(desk.message("Holnap érkezik")).hasCount(1);

		customer.getByText("Hol a hátizsákom?").first().click();
		assertThat(customer.locator("main")).containsText("Holnap érkezik");
		assertThat(customer.locator("main")).not().containsText("patient");
		customer.locator("textarea").fill("Köszönöm!");
		customer.locator("main form:has(textarea) button").last().click();
		assertThat(desk.message("Köszönöm!")).hasCount(1);
	}

	private String mailedLink(String address) {
		String text = this.jdbc.sql("select text_body from letter where to_address = ? order by id desc limit 1")
			.param(address)
			.query(String.class)
			.single();
		Matcher link = LINK.matcher(text);
		assertThat(link.find()).as("a link in the letter").isTrue();
		return link.group();
	}

}
