package dev.frontdesk.journeys;

import java.util.Locale;
import java.util.regex.Pattern;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.frontdesk.testing.Accessibility;
import dev.frontdesk.testing.Person;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/**
 * A day's work without a mouse: views, tickets, replies, notes, status, and the palette.
 */
@Journey
class KeyboardJourneyTest {

	@Test
	void severalTicketsAreWorkedThroughByKeys(@Person(width = 1440) Page office) {
		Desk desk = Desk.signIn(office, "agent@demo.test").view("open");
		Keyboard keys = office.keyboard();
		office.locator("#rows .row").first().waitFor();
		press(office, "z");
		assertThat(office.locator("#toasts")).containsText("Nothing to undo.");
		press(office, "g", "u");
		office.waitForURL("**/desk/views/unassigned");
		assertThat(office.locator("#views a[aria-current=page]")).hasCount(1);
		assertThat(office.locator("#list")).hasAttribute("data-view", "unassigned");

		press(office, "j", "j", "o");
		assertThat(office.locator("fd-thread")).isVisible();
		String first = office.locator("#ticket").getAttribute("data-number");
		press(office, "a", "m");
		assertThat(office.locator("#ticket-head [data-key='a m']")).hasCount(0);
		press(office, "r");
		assertThat(desk.composer()).isFocused();
		keys.type("I look into it, one moment. (gjx?)");
		office.keyboard().press("Control+Enter");
		assertThat(desk.message("I look into it, one moment. (gjx?)")).hasCount(1);
		keys.press("Escape");
		press(office, "n");
		keys.type("The warehouse knows more.");
		keys.press("Control+Enter");
		assertThat(office.locator(".msg.is-note").filter(new Locator.FilterOptions().setHasText("warehouse knows")))
			.hasCount(1);
		keys.press("Escape");
		press(office, "s", "p");
		assertThat(office.locator("#ticket-head")).hasAttribute("data-status", "PENDING");
		office.locator("#toasts form[action$='/undo'] [data-key=z]").waitFor();
		press(office, "z");
		assertThat(office.locator("#ticket-head")).hasAttribute("data-status", Pattern.compile("OPEN|NEW"));

		keys.press("Shift+J");
		assertThat(office.locator("#ticket")).not().hasAttribute("data-number", first);
		// what a ticket is already is not offered
		String priority = "URGENT".equals(office.locator("#p-priority").inputValue()) ? "Low" : "Urgent";
		keys.press("Control+k");
		assertThat(option(office).first()).hasAttribute("aria-selected", "true");
		keys.type("prio" + priority.toLowerCase(Locale.ROOT));
		assertThat(option(office).first()).containsText(priority);
		Accessibility.check(office);
		keys.press("Enter");
		assertThat(office.locator("#p-priority")).hasValue(priority.toUpperCase(Locale.ROOT));

		keys.press("Control+k");
		keys.type("#" + first);
		assertThat(option(office).filter(new Locator.FilterOptions().setHasText(first)).first()).isVisible();
		keys.press("Enter");
		office.waitForURL("**/desk/tickets/" + first);
		assertThat(office.locator("#ticket")).hasAttribute("data-number", first);
		press(office, "?");
		assertThat(office.locator("#keys")).isVisible();
		Accessibility.check(office);
		keys.press("Escape");
		assertThat(office.locator("#keys")).not().isVisible();
		takeACall(office);
	}

	private static void takeACall(Page office) {
		Keyboard keys = office.keyboard();
		press(office, "c");
		office.waitForURL("**/desk/tickets/new");
		assertThat(office.locator("#customer")).isFocused();
		keys.type("caller-gjx@example.test");
		office.locator("#customer-option-new").waitFor();
		keys.press("Enter");
		assertThat(office.locator("#name")).isFocused();
		keys.type("Caller Gjx");
		assertThat(office.locator("#email")).hasValue("caller-gjx@example.test");
		Accessibility.checkEveryWay(office);
		office.locator("#subject").fill("A call (gjx)");
		office.locator("#text").fill("They rang about a parcel.");
		keys.press("Control+Enter");
		office.locator("fd-thread").waitFor();
		assertThat(office.locator(".msg.is-note")).containsText("They rang about a parcel.");
		press(office, "c");
		office.waitForURL("**/desk/tickets/new");
		assertThat(office.locator("#customer")).isFocused();
		keys.type("caller gj");
		office.locator("#customer-options [data-id]").first().waitFor();
		Accessibility.check(office);
		keys.press("Enter");
		assertThat(office.locator("#customer")).hasValue("Caller Gjx · caller-gjx@example.test");
	}

	@Test
	void keysAreKnownByTheirPlaceAndCanBeTurnedOff(@Person(width = 1440, locale = "th-TH") Page office) {
		Desk.signIn(office, "siriporn@demo.test");
		office.navigate("/desk/views/mine?lang=th");
		assertThat(office.locator("html")).hasAttribute("lang", "th");
		// g and o on a Thai keyboard
		strike(office, "เ", "KeyG");
		strike(office, "น", "KeyO");
		office.waitForURL("**/desk/views/open");

		office.keyboard().press("Control+k");
		office.keyboard().type("ธีม มืด");
		assertThat(option(office).first()).containsText("มืด");
		office.keyboard().press("Enter");
		assertThat(office.locator("html")).hasAttribute("data-theme", "dark");
		office.keyboard().press("Control+k");
		office.keyboard().type("แป้นลัด ปิด");
		office.keyboard().press("Enter");
		assertThat(office.locator("html")).hasAttribute("data-keys", "off");
		press(office, "g", "m");
		press(office, "?");
		assertThat(office.locator("#keys")).not().isVisible();
		assertThat(office).hasURL(Pattern.compile(".*/desk/views/open.*"));
	}

	private static void press(Page page, String... keys) {
		for (String key : keys) {
			page.keyboard().press(key);
		}
	}

	private static void strike(Page page, String key, String code) {
		page.evaluate("([key, code]) => document.body.dispatchEvent(new KeyboardEvent('keydown', "
				+ "{ key, code, bubbles: true, cancelable: true }))", new String[] { key, code });
	}

	private static Locator option(Page page) {
		Locator options = page.locator("#palette [role=option]");
		assertThat(options.first()).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(5000));
		return options;
	}

}
