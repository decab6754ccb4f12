package dev.frontdesk.journeys;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.frontdesk.testing.Accessibility;
import dev.frontdesk.testing.Person;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** A macro is seen before it is applied; many tickets are changed and brought back. */
@Journey
class ManyTicketsJourneyTest {

	@LocalServerPort
	int port;

	@Test
	void aMacroIsPreviewedAppliedAndTakenBackByKeyboard(@Person(width = 1280) Page page) {
		Desk desk = Desk.signIn(page, "lead@demo.test").view("open");
		desk.row("").first().click();
		page.locator("fd-thread").waitFor();
		desk.composer().fill("");
		page.keyboard().type(";refund");
		assertThat(page.locator(".typeahead [aria-selected=true]")).containsText("Refund is on its way");
		page.keyboard().press("Enter");
		Locator preview = page.locator("#picker-preview");
		assertThat(preview).containsText("Solved");
		assertThat(preview.locator("textarea")).isFocused();
		assertThat(preview.locator("textarea")).not().containsText("{{");
		Accessibility.check(page);
		page.keyboard().press("Control+Enter");
		assertThat(page.locator(".picker-dialog")).hasCount(0);
		assertThat(page.locator("#ticket-head")).containsText("Solved");
		page.locator(".toast form button").click();
		assertThat(page.locator("#ticket-head")).not().containsText("Solved");
	}

	@Test
	void manyAreChangedInTheBackgroundAndBroughtBack(@Person(width = 1280) Page page) {
		Desk.signIn(page, "lead@demo.test").view("open");
		page.locator("#rows .row").first().focus();
		page.keyboard().press("x");
		page.keyboard().press("J");
		page.locator("#rows input[name=tickets]")
			.nth(4)
			.click(new Locator.ClickOptions()
				.setModifiers(java.util.List.of(com.microsoft.playwright.options.KeyboardModifier.SHIFT)));
		assertThat(page.locator(".bulk-count")).hasText("5 tickets selected");
		page.locator("#bulk-action").selectOption("tags-add");
		page.locator("#bulk-input").fill("swept");
		Accessibility.check(page);
		page.locator(".bulk-acts .is-primary").click();
		Locator ended = page.locator(".bulk-progress[data-finished]");
		assertThat(ended).containsText("5 of 5 changed",
				new com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions().setTimeout(20_000));
		ended.locator("[data-undo]").click();
		assertThat(page.locator(".bulk-progress[data-finished] .bulk-words")).containsText("Undo",
				new com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions().setTimeout(20_000));
		assertThat(ended).containsText("5 of 5 changed");
	}

}
