package dev.frontdesk.journeys;

import java.util.UUID;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.frontdesk.audit.Actor;
import dev.frontdesk.widgets.Widgets;
import dev.frontdesk.testing.Accessibility;
import dev.frontdesk.testing.Person;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/**
 * An admin asks for something new, customers tell it in the help centre and in the chat,
 * and an agent finds them by it.
 */
@Journey
class FormsJourneyTest {

	private final String run = UUID.randomUUID().toString().substring(0, 8);

	@LocalServerPort
	int port;

	@Autowired
	Widgets widgets;

	@AfterEach
	void askNothingInTheChat() {
		this.widgets.ask(Actor.SYSTEM, "default", "");
	}

	@Test
	void whatAnAdminAsksIsToldByCustomersAndFoundByAgents(@Person(width = 1280) Page admin,
			@Person(width = 390, javaScript = false) Page customer,
			@Person(width = 390, locale = "ar-EG", timezone = "Africa/Cairo") Page visitor,
			@Person(width = 1440) Page office) {
		Desk.signIn(admin, "admin@demo.test");
		defineFields(admin);
		makeForm(admin);

		customer.navigate("/help/en/requests/new");
		customer.getByText("Bike repair " + this.run).click();
		customer.locator("#email").fill(this.run + "@example.test");
		customer.locator("#message").fill("The frame is bent");
		customer.locator("[name='fields.bike-size-" + this.run + "']").selectOption("large");
		customer.locator(".portal-form button").click();
		customer.locator("[name='fields.frame-" + this.run + "']").fill("carbon");
		customer.locator(".portal-form button").click();
		assertThat(customer).hasURL(java.util.regex.Pattern.compile(".*/received/.*"));

		Desk desk = Desk.signIn(office, "lead@demo.test");
		office.navigate("/desk/search?q=bike-size-" + this.run + ":large");
		office.locator("#rows .row, .search-hit, .results a").first().waitFor();
		office.getByText("The frame is bent").first().click();
		office.locator("fd-thread").waitFor();
		assertThat(office.locator("#field-frame-" + this.run)).hasValue("carbon");
		assertThat(office.locator("#ticket-form option:checked")).hasText("Bike repair " + this.run);
		Accessibility.checkEveryWay(desk.page());

		admin.navigate("/admin/chat/widgets/default");
		admin.locator("select[name=form]").selectOption("bike-repair-" + this.run);
		admin.locator(".form-foot .button.is-primary").click();
		askInTheChat(visitor);
	}

	private void defineFields(Page admin) {
		admin.navigate("/admin/fields/new");
		admin.locator("#type").selectOption("CHOICE");
		admin.locator("#choices-en").fill("Small\nLarge");
		admin.locator("#name-en").fill("Bike size " + this.run);
		admin.locator("[name=access][value=CUSTOMERS_EDIT]").check();
		Accessibility.checkEveryWay(admin);
		admin.locator(".form-foot .button.is-primary").click();
		assertThat(admin.locator("[role=status]").first()).containsText("Bike size");
		admin.navigate("/admin/fields/new");
		admin.locator("#name-en").fill("Frame " + this.run);
		admin.locator("[name=access][value=CUSTOMERS_EDIT]").check();
		admin.locator(".form-foot .button.is-primary").click();
		assertThat(admin.locator("h2").filter(new Locator.FilterOptions().setHasText("Frame " + this.run))).hasCount(1);
		Accessibility.checkEveryWay(admin);
	}

	private void makeForm(Page admin) {
		admin.navigate("/admin/forms/new");
		admin.locator("#name-en").fill("Bike repair " + this.run);
		admin.locator("#door-WIDGET").check();
		for (String field : new String[] { "bike-size-" + this.run, "frame-" + this.run }) {
			admin.locator("#add").selectOption(field);
			admin.locator(".fields-add button").click();
			admin.locator("input[value='" + field + "']")
				.waitFor(new Locator.WaitForOptions()
					.setState(com.microsoft.playwright.options.WaitForSelectorState.ATTACHED));
		}
		admin.locator("[name='required.0']").check();
		admin.locator("[name='required.1']").check();
		admin.locator(".form-foot .button.is-primary").click();
		admin.locator(".fields-when a").nth(1).click();
		admin.locator("#condition select").nth(1).selectOption("fields.bike-size-" + this.run);
		admin.locator("#condition input[value=large]").check();
		assertThat(admin.locator("#says")).containsText("Large");
		Accessibility.checkEveryWay(admin);
		admin.locator(".form-foot .button.is-primary").click();
		assertThat(admin.locator(".fields-when").nth(1)).containsText("Large");
		Accessibility.checkEveryWay(admin);
	}

	private void askInTheChat(Page page) {
		Visit visit = Visit.to(page, this.port, "/demo").openWidget();
		FrameLocator panel = visit.panel();
		Locator size = panel.locator("#field-bike-size-" + this.run);
		Locator frame = panel.locator("#field-frame-" + this.run);
		assertThat(size).isFocused();
		visit.write("الدراجة مكسورة");
		assertThat(panel.locator(".field-error:visible")).hasCount(1);
		assertThat(size).isFocused();
		assertThat(visit.text()).hasValue("الدراجة مكسورة");
		Accessibility.checkEveryWidth(page);
		assertThat(frame).isHidden();
		size.selectOption("large");
		assertThat(frame).isVisible();
		size.selectOption("small");
		assertThat(frame).isHidden();
		panel.locator("button.send").click();
		visit.delivered("الدراجة مكسورة");
		assertThat(size).isHidden();
	}

}
