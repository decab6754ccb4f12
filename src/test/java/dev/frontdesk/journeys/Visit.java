package dev.frontdesk.journeys;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** The demo shop and its widget as a visitor uses them. */
record Visit(Page page) {

	static Visit to(Page page, int port, String path) {
		page.navigate("http://127.0.0.1:" + port + path);
		return new Visit(page);
	}

	Locator launcher() {
		return this.page.locator("button[aria-haspopup=dialog]");
	}

	Visit openWidget() {
		launcher().click();
		panel().locator("fd-chat").waitFor();
		return this;
	}

	FrameLocator panel() {
		return this.page.frameLocator("iframe[src*='/chat/panel']");
	}

	Locator text() {
		return panel().locator("[data-part=text]");
	}

	void write(String text) {
		text().fill(text);
		panel().locator("button.send").click();
	}

	/** Waits until the server has it. */
	void delivered(String text) {
		panel()
			.locator("li.said:has-text(\"" + text + "\") .mark[data-state=sent], li.said:has-text(\"" + text
					+ "\") .mark[data-state=seen]")
			.waitFor();
	}

	Locator said() {
		return panel().locator("li.said");
	}

	Locator said(String text) {
		return said().filter(new Locator.FilterOptions().setHasText(text));
	}

	/** What the loader keeps on the company's own page. */
	String kept() {
		return (String) this.page.evaluate("JSON.stringify(Object.entries(localStorage))");
	}

}
