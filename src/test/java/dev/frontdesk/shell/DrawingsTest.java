package dev.frontdesk.shell;

import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.i18n.LocaleContextHolder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

@SpringBootTest
class DrawingsTest {

	@Autowired
	Drawings drawings;

	@AfterEach
	void nobodyReads() {
		LocaleContextHolder.resetLocaleContext();
	}

	@Test
	void whatLooksTheSameIsDrawnOnce() {
		String drawn = this.drawings.html("inbox/entry :: new-line", "/desk/tickets/1001");

		assertThat(drawn).contains("href=\"/desk/tickets/1001\"");
		assertThat(this.drawings.html("inbox/entry :: new-line", String.valueOf("/desk/tickets/1001".toCharArray())))
			.isSameAs(drawn);
		assertThat(this.drawings.html("inbox/entry :: new-line", "/desk/tickets/1002")).contains("1002");
	}

	@Test
	void eachReaderReadsTheirOwnLanguage() {
		LocaleContextHolder.setLocale(Locale.ENGLISH);
		String english = this.drawings.html("inbox/entry :: new-line", "");
		LocaleContextHolder.setLocale(Locale.of("hu"));

		assertThat(this.drawings.html("inbox/entry :: new-line", "")).isNotEqualTo(english).contains("Új");
	}

	@Test
	void whatComesFromAnybodyIsEscaped() {
		record Colleague(long id, String name) {
		}
		assertThat(this.drawings.html("inbox/options :: mentions", List.of(new Colleague(7, "<b>\"Anna\""))))
			.contains("&lt;b&gt;&quot;Anna&quot;")
			.doesNotContain("<b>");
	}

	@Test
	void aFragmentThatNeedsTheRequestIsNoDrawing() {
		assertThatException().isThrownBy(() -> this.drawings.html("testing/request :: link", "it"))
			.withStackTraceContaining("IWebContext");
		assertThatException().isThrownBy(() -> this.drawings.html("testing/request :: form", "it"))
			.withStackTraceContaining("IWebContext");
	}

}
