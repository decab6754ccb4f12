package dev.frontdesk.journeys;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.frontdesk.customers.Customers;
import dev.frontdesk.testing.Accessibility;
import dev.frontdesk.testing.Person;
import dev.frontdesk.tickets.Channel;
import dev.frontdesk.tickets.NewMessage;
import dev.frontdesk.tickets.NewTicket;
import dev.frontdesk.tickets.Tickets;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/**
 * What agents do all day: find, keep what they look at often, and go on where they
 * stopped.
 */
@Journey
class EverydayJourneyTest {

	@LocalServerPort
	int port;

	@Autowired
	Tickets tickets;

	@Autowired
	Customers customers;

	@Test
	void ticketsAreFoundInFourScripts(@Person(width = 1280) Page page) {
		written("hu", "Előre is köszönöm a visszatérítést");
		written("th", "ยังไม่ได้รับอีเมลยืนยันการจองทริปเชียงใหม่ค่ะ");
		written("ja", "熊野古道のツアーについて質問です");
		written("ar", "طلبت حقيبة قبل عشرة أيام ولم تصل");
		Desk desk = Desk.signIn(page, "lead@demo.test").view("open");
		Map<String, String> found = Map.of("koszonom", "Előre is", "เชียงใหม่", "เชียงใหม่", "熊野古道", "熊野古道", "الطلب",
				"طلبت");
		found.forEach((typed, shown) -> {
			page.locator("#search-q").fill(typed);
			page.keyboard().press("Enter");
			assertThat(desk.row(shown).first()).isVisible();
		});
		Accessibility.check(page);
	}

	private void written(String language, String text) {
		long visitor = this.customers.anonymous(Locale.of(language), ZoneId.of("UTC")).id();
		this.tickets.open(NewTicket.by(visitor, "", Channel.EMAIL, language,
				NewMessage.text(UUID.randomUUID().toString(), text, Channel.EMAIL, language)));
	}

	@Test
	void aViewIsBuiltInThePage(@Person(width = 1280) Page page) {
		Desk desk = Desk.signIn(page, "lead@demo.test");
		page.navigate("/desk/views/new");
		page.locator("input[name=name]").fill("Everything there is");
		page.locator("input[name='c.0.value'][value=OPEN], input[name='c.1.value'][value=OPEN]").first().check();
		Accessibility.check(page);
		page.locator(".form-foot button.is-primary").click();
		assertThat(page.locator("#list-title")).hasText("Everything there is");
		assertThat(desk.row("").first()).isVisible();
	}

	@Test
	void aDraftSurvivesTheCrashOfItsTab(@Person(width = 1280) Page page) {
		Desk desk = Desk.signIn(page, "lead@demo.test").view("open");
		desk.row("").first().click();
		page.locator("fd-thread").waitFor();
		String ticket = page.url();
		desk.composer().fill("Begun before the lights went out");
		assertThat(page.locator("#composer-state")).hasText("Draft saved");
		Page next = page.context().newPage();
		page.close();
		next.navigate(ticket);
		assertThat(next.locator("#composer-text")).hasValue("Begun before the lights went out");
		new Desk(next).forget();
	}

	@Test
	void aFileIsDroppedAPicturePastedAndBothAreSent(@Person(width = 1280) Page page) {
		Desk desk = Desk.signIn(page, "lead@demo.test").view("open");
		desk.row("").first().click();
		page.locator("fd-thread").waitFor();
		page.evaluate("""
				() => {
					const carried = new DataTransfer();
					carried.items.add(new File(['measured twice'], 'sizes.txt', { type: 'text/plain' }));
					const drop = (type) => document.querySelector('fd-thread .say').dispatchEvent(
						new DragEvent(type, { dataTransfer: carried, bubbles: true, cancelable: true }));
					['dragenter', 'dragover', 'drop'].forEach(drop);
				}""");
		assertThat(page.locator(".upload[data-id] .upload-name")).hasText("sizes.txt");
		assertThat(page.locator(".thread.is-dropping")).hasCount(0);
		page.evaluate(
				"""
						async () => {
							const canvas = Object.assign(document.createElement('canvas'), { width: 8, height: 8 });
							canvas.getContext('2d').fillRect(0, 0, 4, 4);
							const picture = await new Promise((drawn) => canvas.toBlob(drawn, 'image/png'));
							const carried = new DataTransfer();
							carried.items.add(new File([picture], 'image.png', { type: 'image/png' }));
							const text = document.getElementById('composer-text');
							text.focus();
							text.dispatchEvent(new ClipboardEvent('paste', { clipboardData: carried, bubbles: true, cancelable: true }));
						}""");
		assertThat(page.locator(".upload[data-id] .upload-picture")).hasCount(1);
		assertThat(page.locator(".upload.is-bad")).hasCount(0);
		Accessibility.check(page);
		desk.reply("Both are attached.");
		assertThat(page.locator(".msg.is-ours").last().locator(".file")).hasCount(2);
		assertThat(page.locator(".upload")).hasCount(0);
		thePictureIsLookedAt(page);
	}

	private static void thePictureIsLookedAt(Page page) {
		Locator picture = page.locator(".msg.is-ours").last().locator(".file:has(img)");
		picture.press("Enter");
		assertThat(page.locator("dialog.pictures")).isVisible();
		assertThat(page.locator("dialog.pictures .picture-name")).containsText(".png");
		Accessibility.check(page);
		page.keyboard().press("ArrowRight");
		page.keyboard().press("ArrowLeft");
		page.keyboard().press("Escape");
		assertThat(page.locator("dialog.pictures")).isHidden();
		assertThat(picture).isFocused();
		org.assertj.core.api.Assertions.assertThat(page.context().pages()).hasSize(1);
	}

	@Test
	void whatOneDoesShowsInTheListBeforeTheNewsOfItComes(@Person(width = 1280) Page page) {
		// no news come in this page at all
		page.routeWebSocket("**/desk/socket", (socket) -> {
		});
		Desk desk = Desk.signIn(page, "lead@demo.test").view("open");
		desk.row("").nth(5).click();
		page.locator("fd-thread").waitFor();
		String number = page.locator("#ticket").getAttribute("data-number");
		page.keyboard().press("e");
		Locator row = page.locator("#rows .row[data-number='" + number + "']");
		assertThat(row).hasCount(0);
		page.keyboard().press("z");
		assertThat(row).hasCount(1);
	}

	@Test
	void aReplyIsPutOffAndTakenBack(@Person(width = 1280) Page page) {
		Desk desk = Desk.signIn(page, "lead@demo.test").view("open");
		desk.row("").nth(2).click();
		page.locator("fd-thread").waitFor();
		desk.composer().fill("To be read **over** breakfast");
		page.locator(".composer-send.for-reply summary").click();
		page.locator(".send-later button[name=later]").first().click();
		assertThat(page.locator("#waiting .waits-text")).hasText("To be read over breakfast");
		assertThat(page.locator("#waiting .waits-text strong")).hasText("over");
		assertThat(desk.composer()).hasValue("");
		assertThat(desk.message("To be read over breakfast")).hasCount(0);
		page.locator("#waiting form[action$=recall] button").click();
		assertThat(page.locator("#waiting .waits")).hasCount(0);
		assertThat(desk.composer()).hasValue("To be read **over** breakfast");
		assertThat(page.locator("#composer-state")).hasText("Draft saved");
		assertThat(page.locator("#rows .row[aria-current] .is-draft")).isVisible();
		desk.forget();
	}

	@Test
	void theSecondTicketOpenedInAPageIsHeard(@Person(width = 1280) Page page, @Person(width = 1280) Page other) {
		Desk desk = Desk.signIn(page, "lead@demo.test").view("open");
		desk.row("").nth(3).click();
		page.locator("fd-thread").waitFor();
		String first = page.locator("#ticket").getAttribute("data-number");
		desk.row("").nth(4).click();
		assertThat(page.locator("#ticket")).not().hasAttribute("data-number", first);
		long second = Long.parseLong(page.locator("#ticket").getAttribute("data-number"));
		Desk.signIn(other, "admin@demo.test").ticket(second).note("The second one is heard, too");
		assertThat(desk.message("The second one is heard, too")).isVisible();
	}

}
