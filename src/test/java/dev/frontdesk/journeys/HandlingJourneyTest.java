package dev.frontdesk.journeys;

import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.frontdesk.testing.Accessibility;
import dev.frontdesk.testing.Person;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** A lead merges and takes it back, asks the experts, and works through a checklist. */
@Journey
class HandlingJourneyTest {

	@Autowired
	JdbcClient jdbc;

	@Test
	void aTicketIsMergedBackAskedAboutAndTickedOff(@Person(width = 1440) Page page) {
		long number = this.jdbc.sql("""
				select t.number from ticket t where t.shelf = 'DESK' and t.status = 'OPEN' and t.assignee_id is not null
				and not exists (select 1 from escalation e where e.ticket_id = t.id)
				and not exists (select 1 from checklist l where l.ticket_id = t.id)
				and exists (select 1 from ticket o where o.customer_id = t.customer_id and o.id <> t.id
					and o.status <> 'CLOSED' and o.shelf = 'DESK') order by t.id desc limit 1""")
			.query(Long.class)
			.single();
		Desk lead = Desk.signIn(page, "lead@demo.test").ticket(number);

		act(page, "Merge…");
		dialog(page).locator(".handling-candidate").first().click();
		Accessibility.check(page);
		dialog(page).getByRole(com.microsoft.playwright.options.AriaRole.BUTTON).click();
		assertThat(page.locator("#toasts")).containsText("#" + number + " is merged into");
		assertThat(page).not().hasURL(Pattern.compile(".*/desk/tickets/" + number + "$"));
		page.locator("#toasts form.undo button").first().click();
		assertThat(page).hasURL(Pattern.compile(".*/desk/tickets/" + number + "$"));

		act(page, "Escalate…");
		dialog(page).locator("#e-reason").fill("A seam");
		page.keyboard().press("Enter");
		assertThat(dialog(page).locator("#e-note-error")).isVisible();
		assertThat(dialog(page).locator("#e-reason")).hasValue("A seam");
		dialog(page).locator("#e-note").fill("Is it covered?");
		dialog(page).locator("button.is-primary").click();
		assertThat(page.locator(".escalation")).containsText("A seam");
		page.locator(".escalation a[data-dialog]").first().click();
		dialog(page).locator("#e-answer").fill("It is.");
		dialog(page).locator("button.is-primary").click();
		assertThat(page.locator(".escalation .chip.is-brand")).hasCount(0);
		assertThat(lead.message("It is.")).isVisible();

		act(page, "Attach a checklist…");
		dialog(page).locator("button[name=template]").first().click();
		Locator items = page.locator(".checklist-tick > button");
		assertThat(items).hasCount(4);
		items.first().press("Space");
		assertThat(items.first()).hasAttribute("aria-checked", "true");
		assertThat(items.first()).isFocused();
		page.locator("#ticket-head [data-key=e]").click();
		assertThat(page.locator("#alerts")).containsText("Check the date of purchase");

		lead.composer().click();
		page.keyboard().type(";refund");
		page.locator(".typeahead [aria-selected=true]").waitFor();
		page.keyboard().press("Enter");
		Locator words = page.locator("#picker-preview textarea");
		assertThat(words).isFocused();
		page.keyboard().type("Typed in vain? ");
		page.keyboard().press("Control+Enter");
		assertThat(page.locator(".picker-dialog .dialog-alerts, .picker-dialog .preview [role=alert]"))
			.containsText("Check the date of purchase");
		assertThat(words).isFocused();
		assertThat(words).hasValue(Pattern.compile("Typed in vain\\? "));
		Accessibility.check(page);
	}

	private static void act(Page page, String name) {
		// Toasts and live news may move the head while the menu opens: by key it stands
		// still
		page.locator("#more-acts").focus();
		page.keyboard().press("Enter");
		Locator item = page.locator(".acts-menu a").filter(new Locator.FilterOptions().setHasText(name));
		assertThat(item).isVisible();
		item.focus();
		page.keyboard().press("Enter");
		assertThat(dialog(page)).isVisible();
	}

	private static Locator dialog(Page page) {
		return page.locator("dialog#ask");
	}

}
