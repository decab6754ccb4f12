package dev.frontdesk.shell;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

import static org.assertj.core.api.Assertions.assertThat;

class TimesTest {

	private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

	private final Times times = new Times(Clock.fixed(NOW, ZoneOffset.UTC));

	@AfterEach
	void forget() {
		LocaleContextHolder.resetLocaleContext();
		RequestContextHolder.resetRequestAttributes();
	}

	@Test
	void sayHowLongAgoInTheLargestUnit() {
		LocaleContextHolder.setLocale(Locale.ENGLISH);

		assertThat(this.times.relative(NOW.minusSeconds(59))).isEqualTo("now");
		assertThat(this.times.relative(NOW.minus(Duration.ofMinutes(59)))).isEqualTo("59m ago");
		assertThat(this.times.relative(NOW.plus(Duration.ofHours(2)))).isEqualTo("in 2h");
		assertThat(this.times.span(NOW.minus(Duration.ofMinutes(18)))).isEqualTo("18 min");
	}

	@Test
	void countInOneKindOfDigits() {
		LocaleContextHolder.setLocale(Locale.of("ar"));

		assertThat(this.times.span(NOW.minus(Duration.ofMinutes(18)))).contains("18");
	}

	@Test
	void tellTheTimeWhereTheReaderIs() {
		LocaleContextHolder.setLocale(Locale.of("hu"));

		assertThat(this.times.clock(NOW, ZoneId.of("Asia/Bangkok"))).isEqualTo("19:00");
		assertThat(this.times.clock(NOW, ZoneOffset.ofHours(-3))).isEqualTo("9:00");
	}

	@Test
	void writeEnglishDatesAsTheBrowsersRegionDoes() {
		LocaleContextHolder.setLocale(Locale.ENGLISH);
		assertThat(this.times.date(NOW, ZoneOffset.UTC)).isEqualTo("Nov 21, 2026");

		MockHttpServletRequest british = new MockHttpServletRequest();
		british.setPreferredLocales(List.of(Locale.GERMANY, Locale.UK, Locale.US));
		RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(british));
		assertThat(this.times.date(NOW, ZoneOffset.UTC)).isEqualTo("21 Nov 2026");
		assertThat(this.times.clock(NOW.plus(Duration.ofHours(3)), ZoneOffset.UTC)).isEqualTo("15:00");

		LocaleContextHolder.setLocale(Locale.of("hu"));
		assertThat(this.times.date(NOW, ZoneOffset.UTC)).startsWith("2026");
	}

}
