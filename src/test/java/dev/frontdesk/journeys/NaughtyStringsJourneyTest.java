package dev.frontdesk.journeys;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.frontdesk.customers.Customers;
import dev.frontdesk.staff.Role;
import dev.frontdesk.staff.Staff;
import dev.frontdesk.testing.Person;
import dev.frontdesk.tickets.Channel;
import dev.frontdesk.tickets.NewMessage;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.Ticket;
import dev.frontdesk.tickets.Tickets;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Whatever people type is shown as they typed it, and does nothing else. */
@Journey
class NaughtyStringsJourneyTest {

	@LocalServerPort
	int port;

	@Autowired
	Tickets tickets;

	@Autowired
	Customers customers;

	@Autowired
	Staff staff;

	@Autowired
	JdbcClient jdbc;

	@Test
	void everyNaughtyStringIsOnlyAText(@Person(locale = "en-GB") Page shop, @Person(width = 1440) Page office)
			throws IOException {
		List<String> dialogs = new ArrayList<>();
		shop.onDialog((dialog) -> dialogs.add(dialog.message()));
		office.onDialog((dialog) -> dialogs.add(dialog.message()));
		Visit visit = Visit.to(shop, this.port, "/demo/en").openWidget();
		visit.write("<script>alert('subject')</script>");
		visit.delivered("alert('subject')");
		Ticket ticket = ticket();
		this.customers.rename(ticket.customerId(), "<img src=x onerror=alert(1)> \u202Ecod.exe");
		Reader.OfDesk desk = new Reader.OfDesk(this.staff.active()
			.stream()
			.filter((agent) -> agent.role() == Role.ADMIN)
			.findFirst()
			.orElseThrow()
			.id(), Role.ADMIN);
		List<String> strings = strings();
		for (int i = 0; i < strings.size(); i++) {
			if (i % 2 == 0) {
				this.tickets.hear(ticket.customerId(), ticket.publicId(),
						NewMessage.text("naughty-" + i, strings.get(i), Channel.CHAT, "en"));
			}
			else {
				this.tickets.answer(desk, ticket.number(),
						NewMessage.text("naughty-" + i, strings.get(i), Channel.CHAT, "en"), Long.MAX_VALUE, null);
			}
		}
		this.tickets.tag(desk, ticket.number(), "<b>bold</b> \"onclick=\"alert(1)\" ${7*7}");

		Desk shown = Desk.signIn(office, "admin@demo.test").ticket(ticket.number());
		while (shown.page().locator(".older a").count() > 0) {
			int before = shown.messages().count();
			shown.page().locator(".older a").first().click();
			shown.messages().nth(before).waitFor();
		}
		assertThat(normalised(shown.page().locator(".say .msg .body"))).containsAll(clean(strings));
		assertThat(shown.page().locator(".say .body script, .say .body img, .say .body svg, .say .body iframe"))
			.hasCount(0);

		assertThat(visit.said()).hasCount(strings.size() + 1);
		assertThat(normalised(visit.panel().locator("li.said .text"))).containsAll(clean(strings));
		assertThat(visit.panel().locator("li.said .text script, li.said .text img, li.said .text iframe")).hasCount(0);
		visit.page().reload();
		visit.openWidget();
		assertThat(visit.said()).hasCount(strings.size() + 1);
		assertThat(normalised(visit.panel().locator("li.said .text"))).containsAll(clean(strings));
		assertThat(dialogs).isEmpty();
	}

	private Ticket ticket() {
		return this.tickets.byId(this.jdbc.sql("select id from ticket where subject like '%alert(''subject'')%'")
			.query(Long.class)
			.single());
	}

	private static List<String> strings() throws IOException {
		return new ClassPathResource("naughty-strings.txt").getContentAsString(StandardCharsets.UTF_8)
			.lines()
			.filter((line) -> !line.isBlank())
			.toList();
	}

	/** White space apart, what was typed is what is shown. */
	private static List<String> normalised(Locator texts) {
		return clean(texts.allTextContents());
	}

	private static List<String> clean(List<String> texts) {
		return texts.stream()
			.map((text) -> Normalizer.normalize(text, Normalizer.Form.NFC).replaceAll("\\s+", " ").strip())
			.toList();
	}

}
