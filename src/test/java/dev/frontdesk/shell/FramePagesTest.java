package dev.frontdesk.shell;

import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

@SpringBootTest
@AutoConfigureMockMvc
@Import(Samples.class)
class FramePagesTest {

	@Autowired
	org.thymeleaf.spring6.view.ThymeleafViewResolver views;

	@Autowired
	MockMvcTester http;

	@Autowired
	Assets assets;

	@Test
	void everyFrameIsDrawnInTheReadersLanguageAndDirection() {
		for (String frame : new String[] { "desk", "admin", "plain" }) {
			MvcTestResult page = this.http.get().uri("/sample/" + frame).header("Accept-Language", "ar-EG").exchange();

			assertThat(page).hasStatusOk();
			assertThat(page).bodyText()
				.contains("<html lang=\"ar\" dir=\"rtl\"", "id=\"main\"", "الانتقال إلى المحتوى", this.assets.prefix())
				.doesNotContain("style=");
		}
	}

	@Test
	void aChosenLanguageIsRememberedAndOnlyAShippedOne() {
		assertThat(this.http.get().uri("/sample/language?lang=hu")).cookies().hasValue("fd_locale", "hu");
		assertThat(this.http.get().uri("/sample/language?lang=xx")).cookies().doesNotContainCookie("fd_locale");
	}

	@Test
	void preferencesAreKeptAndLeadBack() {
		MvcTestResult kept = this.http.post()
			.uri("/preferences")
			.with(csrf())
			.param("theme", "dark")
			.param("back", "//evil.example")
			.exchange();

		assertThat(kept).hasStatus(303).hasHeader("Location", "/");
		assertThat(kept).cookies().hasValue("fd_theme", "dark");
	}

	@Test
	void keysOfOneLetterCanBeTurnedOff() {
		assertThat(this.http.get().uri("/sample/desk")).bodyText().contains("data-keys=\"on\"");
		assertThat(this.http.post().uri("/preferences").with(csrf()).param("keys", "off")).cookies()
			.hasValue("fd_keys", "off");
		assertThat(this.http.get().uri("/sample/desk").cookie(new Cookie("fd_keys", "off"))).bodyText()
			.contains("data-keys=\"off\"");
	}

	@Test
	void aFormThatIsNotRightComesBackWithItsValuesAndWhatIsWrong() {
		MvcTestResult page = this.http.post()
			.uri("/sample/admin?lang=hu")
			.with(csrf())
			.param("name", "")
			.param("email", "nobody")
			.exchange();

		assertThat(page).hasStatus(422);
		assertThat(page).bodyText().contains("Kérjük, töltse ki.", "value=\"nobody\"", "id=\"email-error\"");
	}

	@Test
	void aRefusalIsAPageForPeople() {
		assertThat(this.http.get().uri("/help/th/refused").accept("text/html")).hasStatus(409)
			.bodyText()
			.contains("มีผู้อื่นแก้ไขไปก่อนแล้ว", "<html lang=\"th\"");
	}

	@Test
	void anErrorPageTurnsToAnotherLanguageByItsAddress() {
		assertThat(this.http.get().uri("/help/th/refused").accept("text/html")).bodyText()
			.contains("href=\"/help/hu/refused\"")
			.doesNotContain("action=\"/preferences\"");
		assertThat(this.http.get().uri("/sample/plain?next=/desk&lang=th")).bodyText()
			.contains("href=\"/sample/plain?next=/desk&amp;lang=hu\"");
	}

	@Test
	void aRefusalIsAProblemForPrograms() {
		assertThat(this.http.get().uri("/api/sample/refused")).hasStatus(409)
			.hasContentType("application/problem+json")
			.bodyText()
			.contains("\"code\":\"shell.error.409.text\"");
	}

	@Test
	void aRefusalIsAnAlertInThePageThatIsOpen() {
		assertThat(this.http.get().uri("/sample/refused").header("HX-Request", "true")).hasStatus(409)
			.hasHeader("HX-Retarget", "#alerts")
			.bodyText()
			.startsWith("<div class=\"toast is-bad\">");
	}

	@Test
	void whatBreaksSaysNothingOfWhatItHeld() {
		assertThat(this.http.get().uri("/sample/broken").accept("text/html")).hasStatus(500)
			.bodyText()
			.doesNotContain("secret@example.com");
	}

	@Test
	void aPageWhoseTemplateFailsHalfWayIsAnErrorAndNoHalfPage() {
		assertThat(this.http.get().uri("/sample/half").accept("text/html").exchange()).hasFailed();
		assertThat(this.views.getProducePartialOutputWhileProcessing()).as("what goes out before it is whole")
			.isFalse();
		assertThat(
				this.http.get().uri("/error").accept("text/html").requestAttr("jakarta.servlet.error.status_code", 200))
			.hasStatus(500);
	}

	@Test
	void anIdThatIsNoNumberNamesNoPage() {
		assertThat(this.http.get().uri("/sample/number/x")).hasStatus(404);
		assertThat(this.http.get().uri("/sample/number/1?page=x")).hasStatus(400);
	}

	@Test
	void aNullByteIsNoText() {
		assertThat(this.http.get().uri("/sample/number/1?page=%00")).hasStatus(400);
		assertThat(this.http.post()
			.uri("/sample/text")
			.with(csrf())
			.contentType("application/x-www-form-urlencoded")
			.param("text", "a\u0000b")).hasStatus(400);
	}

	@Test
	void assetsAreKeptForEverUnderTheirVersion() {
		for (String file : new String[] { "desk.css?brand=4653b8", "desk.js", "webjars/htmx.org/dist/htmx.min.js" }) {
			assertThat(this.http.get().uri(this.assets.url(file))).hasStatusOk()
				.hasHeader("Cache-Control", "max-age=31536000, public, immutable");
		}
		assertThat(this.http.get().uri(this.assets.url("nothing.css"))).hasStatus(404);
		assertThat(this.http.get().uri(this.assets.url("nothing.js"))).hasStatus(404);
		assertThat(this.http.get().uri("/assets/another/desk.css")).hasHeader("Cache-Control", "no-cache");
	}

}
