package dev.frontdesk.journeys;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.frontdesk.audit.Actor;
import dev.frontdesk.talks.TalkRules;
import dev.frontdesk.testing.Accessibility;
import dev.frontdesk.testing.Person;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * Who waits leaves by email, asks something else, and finds both conversations again.
 */
@Journey
class ReceptionJourneyTest {

	/** A table as spreadsheets copy it; whether the browser is left to paste it. */
	private static final String PASTE = """
			(text) => {
				const data = new DataTransfer();
				data.setData('text/plain', 'a\\tb');
				data.items.add(new File(['x'], 'table.png', { type: 'image/png' }));
				return text.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
			}""";

	@LocalServerPort
	int port;

	@Autowired
	TalkRules rules;

	@Test
	void aVisitorWaitsLeavesAndComesBackToWhatTheyWrote(
			@Person(locale = "hu-HU", timezone = "Europe/Budapest") Page page) {
		page.navigate("http://127.0.0.1:" + this.port + "/chat/default?locale=hu");
		Locator queue = page.locator("[data-part=queue]");
		write(page, "Hol van a csomagom?");
		assertThat(queue.locator("p").first()).not().isEmpty();
		queue.locator("button").click();
		assertThat(queue.locator("[aria-invalid=true]")).isVisible();
		queue.locator("input").fill("kata@example.com");
		queue.locator("button").click();
		assertThat(queue).containsText("A helyét megtartjuk");

		Locator button = page.locator("[data-part=history]");
		button.press("Enter");
		page.locator("[data-again]").click();
		assertThat(page.locator("li.said")).hasCount(0);
		write(page, "Másik kérdés: árvíztűrő a hátizsák?");
		assertThat(page.locator("li.said")).hasCount(1);

		button.press("Enter");
		assertThat(page.locator(".history li")).hasCount(2);
		Accessibility.checkEveryWay(page);
		page.locator(".history [type=search]").fill("csomag");
		assertThat(page.locator(".history li")).hasCount(1);
		assertThat(page.locator(".history mark")).hasText("csomagom");
		page.locator(".history li button").press("Enter");
		assertThat(page.locator("li.said")).containsText("Hol van a csomagom?");
		assertThat(queue).containsText("A helyét megtartjuk");
		write(page, "Közben megtaláltam a számát: 1234");
		assertThat(page.locator("li.said")).hasCount(2);

		page.reload();
		assertThat(page.locator("li.said").last()).containsText("1234");
	}

	@Test
	void whoIsReadWhileTheyTypeIsToldEvenAboveAKeyboardAndPastesTablesAsWords(
			@Person(width = 390, height = 380) Page page) {
		TalkRules.Rule before = this.rules.rule();
		this.rules.set(Actor.SYSTEM, new TalkRules.Rule(before.ratings(), before.transcripts(), true));
		try {
			page.navigate("http://127.0.0.1:" + this.port + "/chat/default?locale=en");
			assertThat(page.locator(".read-along")).isVisible();
			assertThat(page.locator(".fine")).isHidden();
			assertEquals(true, page.locator("[data-part=text]").evaluate(PASTE));
		}
		finally {
			this.rules.set(Actor.SYSTEM, before);
		}
	}

	private static void write(Page page, String text) {
		page.locator("[data-part=text]").fill(text);
		page.locator("button.send").click();
		page.locator("li.said:has-text(\"" + text + "\") .mark[data-state=sent]").waitFor();
	}

}
