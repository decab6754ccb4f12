package dev.frontdesk.portal;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.frontdesk.audit.Actor;
import dev.frontdesk.staff.Role;
import dev.frontdesk.staff.Staff;
import dev.frontdesk.testing.Accessibility;
import dev.frontdesk.testing.BrowserTest;
import dev.frontdesk.testing.Person;
import dev.frontdesk.tickets.Channel;
import dev.frontdesk.tickets.NewMessage;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.Tickets;
import dev.frontdesk.web.PublicId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

@BrowserTest
class PortalJourneyTest {

	private static final Pattern LINK = Pattern.compile("/help/[a-z]+/sign-in/[\\w-]+");

	@Autowired
	Tickets tickets;

	@Autowired
	Staff staff;

	@Autowired
	JdbcClient jdbc;

	@Test
	void aCustomerAsksAndReadsTheAnswerWithoutJavaScript(@Person(javaScript = false) Page anna) {
		journey(anna, "en", "Where is my parcel?", "It should have come on Monday.", false);
	}

	@Test
	void everyPageIsFitForEveryoneInArabic(@Person(locale = "ar-EG", timezone = "Africa/Cairo") Page layla) {
		journey(layla, "ar", "أين طردي؟", "كان من المفترض أن يصل يوم الاثنين.", true);
	}

	@Test
	void everyPageIsFitForEveryoneInThai(@Person(locale = "th-TH", timezone = "Asia/Bangkok") Page somchai) {
		journey(somchai, "th", "พัสดุของฉันอยู่ที่ไหน", "ควรมาถึงเมื่อวันจันทร์", true);
	}

	private void journey(Page page, String locale, String subject, String message, boolean checked) {
		String email = PublicId.next() + "@example.test";
		page.navigate("/help/" + locale);
		look(page, checked, locale + "-start");
		page.navigate("/help/" + locale + "/requests/new");
		look(page, checked, locale + "-new");
		page.locator("#subject").fill(subject);
		page.locator(".portal-form button").click();
		assertThat(page.locator("#complaints")).isVisible();
		assertThat(page.locator("#subject")).hasValue(subject);
		look(page, checked, locale + "-refused");
		page.locator("#email").fill(email);
		page.locator("#message").fill(message);
		page.locator(".portal-form button").click();
		assertThat(page.locator("h1")).isVisible();
		look(page, checked, locale + "-received");

		page.navigate(link(email));
		look(page, checked, locale + "-confirm");
		page.locator("main button").click();
		assertThat(page.locator(".portal-text")).hasText(message);
		answer(email);
		page.navigate("/help/" + locale + "/requests");
		assertThat(page.locator(".is-unread")).hasCount(1);
		look(page, checked, locale + "-requests");
		page.locator(".portal-row").click();
		assertThat(page.locator(".portal-message")).hasCount(2);
		page.locator("#message").fill("👍 " + message);
		page.locator(".portal-reply button").click();
		assertThat(page.locator(".portal-message")).hasCount(3);
		look(page, checked, locale + "-request");
	}

	private void answer(String email) {
		long agent = this.staff
			.hire(Actor.SYSTEM, PublicId.next() + "@staff.test", "Réka Nagy", Role.ADMIN, Locale.ENGLISH,
					ZoneId.of("Europe/Budapest"))
			.id();
		long number = this.jdbc.sql("""
				select t.number from ticket t join customer_identity i on i.customer_id = t.customer_id
				where i.value = ?""").param(email).query(Long.class).single();
		this.tickets.answer(new Reader.OfDesk(agent, Role.ADMIN), number, NewMessage.text(PublicId.next(),
				"It is on its way: https://example.test/track/123", Channel.DESK, "en"), Long.MAX_VALUE, null);
	}

	private String link(String email) {
		Matcher link = LINK.matcher(this.jdbc.sql("select text_body from letter where to_address = ?")
			.param(email)
			.query(String.class)
			.single());
		org.assertj.core.api.Assertions.assertThat(link.find()).isTrue();
		return link.group();
	}

	/** With {@code -Dfrontdesk.pictures=folder} leaves pictures of every page. */
	private static void look(Page page, boolean checked, String name) {
		if (checked) {
			Accessibility.checkEveryWay(page);
		}
		Accessibility.fitsItsWidth(page);
		String folder = System.getProperty("frontdesk.pictures");
		if (folder != null) {
			picture(page, Path.of(folder, name + "-phone-dark.png"), 390, ColorScheme.DARK);
			picture(page, Path.of(folder, name + ".png"), 1280, ColorScheme.LIGHT);
		}
	}

	private static void picture(Page page, Path file, int width, ColorScheme scheme) {
		page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
		page.setViewportSize(width, 800);
		page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
	}

}
