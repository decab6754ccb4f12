package dev.frontdesk.journeys;

import java.util.LinkedHashMap;
import java.util.Map;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import dev.frontdesk.testing.Person;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A page of the desk that the browser has never seen is small; one it knows is the HTML.
 */
@Journey
class ColdDeskJourneyTest {

	private static final int REQUESTS = 12;

	private static final int BYTES = 120 * 1024;

	@Autowired
	JdbcClient jdbc;

	@Test
	void aTicketTakesTwelveRequestsAndAHundredAndTwentyKilobytesAtMost(@Person(width = 1440) Page office) {
		Desk.signIn(office, "agent@demo.test");
		String ticket = "/desk/tickets/"
				+ this.jdbc.sql("select min(number) from ticket where status <> 'CLOSED' and shelf = 'DESK'")
					.query(Long.class)
					.single();
		CDPSession browser = office.context().newCDPSession(office);
		browser.send("Network.enable");
		browser.send("Network.clearBrowserCache");

		Wire cold = new Wire(browser).load(office, ticket);
		Wire warm = new Wire(browser).load(office, ticket);

		System.out.printf("A desk page cold: %s%nand warm: %s%n", cold, warm);
		assertThat(cold.asked()).contains("/assets/desk.js", "/assets/shell/icons.svg")
			.hasSizeLessThanOrEqualTo(REQUESTS);
		assertThat(cold.bytes()).isLessThanOrEqualTo(BYTES);
		assertThat(cold.asked()).as("asked for although nothing is new").noneMatch((asked) -> asked.contains("after="));
		assertThat(warm.asked()).noneMatch((asked) -> asked.contains("/assets/"));
	}

	/** What goes over the wire, as the browser counts it. */
	private static final class Wire {

		private final Map<String, String> asked = new LinkedHashMap<>();

		private long bytes;

		Wire(CDPSession browser) {
			browser.on("Network.requestWillBeSent",
					(event) -> this.asked.put(id(event), url(event.getAsJsonObject("request"))));
			browser.on("Network.webSocketCreated", (event) -> this.asked.put(id(event), url(event)));
			browser.on("Network.requestServedFromCache", (event) -> this.asked.remove(id(event)));
			browser.on("Network.responseReceived", (event) -> {
				if (event.getAsJsonObject("response").get("fromDiskCache").getAsBoolean()) {
					this.asked.remove(id(event));
				}
			});
			browser.on("Network.loadingFinished", (event) -> {
				if (this.asked.containsKey(id(event))) {
					this.bytes += event.get("encodedDataLength").getAsLong();
				}
			});
		}

		Wire load(Page page, String address) {
			this.asked.clear();
			page.navigate(address);
			page.locator("fd-thread").waitFor();
			page.waitForLoadState(LoadState.NETWORKIDLE);
			return new Wire(this.asked, this.bytes);
		}

		private Wire(Map<String, String> asked, long bytes) {
			this.asked.putAll(asked);
			this.bytes = bytes;
		}

		Iterable<String> asked() {
			return this.asked.values();
		}

		long bytes() {
			return this.bytes;
		}

		@Override
		public String toString() {
			return this.bytes + " bytes in " + this.asked.size() + " requests " + this.asked.values();
		}

		private static String id(JsonObject event) {
			return event.get("requestId").getAsString();
		}

		private static String url(JsonObject request) {
			return request.get("url")
				.getAsString()
				.replaceFirst("^\\w+://[^/]+", "")
				.replaceFirst("/assets/[^/]+", "/assets");
		}

	}

}
