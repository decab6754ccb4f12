package dev.frontdesk.journeys;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** The desk as an agent uses it. */
record Desk(Page page) {

	static Desk signIn(Page page, String email) {
		return signIn(page, email, "demo");
	}

	static Desk signIn(Page page, String email, String password) {
		page.navigate("/login");
		page.locator("input[name=email]").fill(email);
		page.locator("input[name=password]").fill(password);
		page.locator("form[action*=login] button[type=submit], form[action*=login] button:not([type])").first().click();
		page.waitForURL("**/desk**");
		return new Desk(page);
	}

	Desk view(String key) {
		this.page.navigate("/desk/views/" + key);
		return this;
	}

	Desk ticket(long number) {
		this.page.navigate("/desk/tickets/" + number);
		this.page.locator("fd-thread").waitFor();
		return this;
	}

	/** The row of the list that shows this text. */
	Locator row(String text) {
		return this.page.locator("#rows .row").filter(new Locator.FilterOptions().setHasText(text));
	}

	void open(String text) {
		row(text).first().click();
		this.page.locator("fd-thread").waitFor();
	}

	Locator messages() {
		return this.page.locator(".say .msg");
	}

	Locator message(String text) {
		return messages().filter(new Locator.FilterOptions().setHasText(text));
	}

	Locator composer() {
		return this.page.locator("#composer-text");
	}

	void reply(String text) {
		this.page.locator("input[name=kind][value=reply]").check(new Locator.CheckOptions().setForce(true));
		composer().fill(text);
		send();
	}

	void send() {
		this.page.locator(".composer-send.for-reply button.is-primary").click();
	}

	/** Throws away what is begun, so that the next finds the desk as it was. */
	void forget() {
		this.page.waitForResponse(
				(answer) -> answer.ok() && answer.url().contains("/drafts/") && "PUT".equals(answer.request().method()),
				() -> composer().fill(""));
	}

	void note(String text) {
		this.page.locator("input[name=kind][value=note]").check(new Locator.CheckOptions().setForce(true));
		composer().fill(text);
		this.page.locator(".composer-send.for-note button").click();
	}

}
