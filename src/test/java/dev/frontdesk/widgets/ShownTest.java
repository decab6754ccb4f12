package dev.frontdesk.widgets;

import java.net.URI;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import dev.frontdesk.web.InvalidText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ShownTest {

	@ParameterizedTest
	@CsvSource({ "/help, https://shop.example/help, true", "/help, https://shop.example/help?a=b#c, true",
			"/help, https://shop.example/help/one, false", "/help/*, https://shop.example/help/one/two, true",
			"/*/check-out, https://shop.example/en/check-out, true", "/a.c, https://shop.example/abc, false",
			"https://shop.example/*, https://shop.example/, true", "https://shop.example/*, https://shop.example, true",
			"https://shop.example/*, https://other.example/, false",
			"*.shop.example/*, https://de.shop.example/x, true",
			"/list?sort=*, https://shop.example/list?sort=new, true", "/list?sort=*, https://shop.example/list, false",
			"/#/basket, https://shop.example/#/basket, true",
			"/ช่วย, https://shop.example/%E0%B8%8A%E0%B9%88%E0%B8%A7%E0%B8%A2, true",
			"/\\E.*\\Q, https://shop.example/help, false" })
	void aPatternNamesPages(String pattern, String page, boolean matches) {
		assertThat(PagePattern.typed("shownOn", pattern).matches(URI.create(page))).isEqualTo(matches);
	}

	@ParameterizedTest
	@ValueSource(strings = { "help", "shop.example/help", "javascript:alert(1)", "/a b", "/a\u0000" })
	void whatIsNoPatternIsRefused(String typed) {
		assertThatExceptionOfType(InvalidText.class).isThrownBy(() -> PagePattern.typed("shownOn", typed));
	}

	@ParameterizedTest
	@ValueSource(strings = { "9-17", "9:00", "17:00-9:00", "9:00-24:30", "9:60-10:00", "9:00-12:00 13:00-14:00",
			"9:00-12:00, 11:00-13:00" })
	void whatAreNoHoursIsRefused(String typed) {
		assertThatExceptionOfType(InvalidText.class).isThrownBy(() -> ShownHours.typed("day", typed));
	}

	@Test
	void hoursAreThoseOfTheirZone() {
		List<String> spans = ShownHours.typed("day", " 13.00–24:00، 9:00-12:00 ");
		assertThat(spans).containsExactly("09:00-12:00", "13:00-24:00");
		ShownHours hours = new ShownHours(ZoneId.of("Asia/Bangkok"), Map.of(DayOfWeek.MONDAY, spans));
		// Monday, nine in Bangkok, is two in the night in UTC
		assertThat(hours.shownAt(Instant.parse("2026-11-23T02:00:00Z"))).isTrue();
		assertThat(hours.shownAt(Instant.parse("2026-11-23T01:59:59Z"))).isFalse();
		assertThat(hours.shownAt(Instant.parse("2026-11-23T05:00:00Z"))).isFalse();
		assertThat(hours.shownAt(Instant.parse("2026-11-23T16:59:59Z"))).isTrue();
		assertThat(hours.shownAt(Instant.parse("2026-11-23T17:00:00Z"))).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "https://Shop.Example:443/, https://shop.example", "http://shop.example:80, http://shop.example",
			"http://localhost:8080, http://localhost:8080" })
	void originsAreWrittenAsBrowsersSayThem(String typed, String origin) {
		assertThat(Origins.typed("origins", typed)).isEqualTo(origin);
	}

	@ParameterizedTest
	@ValueSource(strings = { "shop.example", "https://shop.example/x", "https://a b", "https://*.shop.example",
			"javascript:alert(1)", "https://user@shop.example", "https://shop.example;script-src *", "null" })
	void whatIsNoOriginGoesIntoNoHeader(String typed) {
		assertThatExceptionOfType(InvalidText.class).isThrownBy(() -> Origins.typed("origins", typed));
	}

}
