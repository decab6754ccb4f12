package dev.frontdesk.language;

import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class LanguagesTest {

	@ParameterizedTest
	@CsvSource({ "hu-HU, hu", "TH, th", "ar_EG, ar", "en-GB, en" })
	void aTagFindsItsLanguageWhateverTheRegion(String tag, String language) {
		assertThat(Languages.shipped(tag)).contains(Locale.of(language));
	}

	@Test
	void nonsenseAndUnknownLanguagesFindNone() {
		assertThat(Languages.shipped("xx")).isEmpty();
		assertThat(Languages.shipped("<script>")).isEmpty();
		assertThat(Languages.shipped("h".repeat(10_000))).isEmpty();
		assertThat(Languages.shipped(null)).isEmpty();
	}

	@Test
	void theFirstShippedWishWins() {
		assertThat(Languages.best(List.of("ja", "th-TH", "hu"), Locale.ENGLISH)).isEqualTo(Locale.of("th"));
		assertThat(Languages.best(List.of("ja"), Locale.of("hu"))).isEqualTo(Locale.of("hu"));
	}

	@Test
	void arabicRunsFromTheRight() {
		assertThat(Languages.rightToLeft(Locale.of("ar"))).isTrue();
		assertThat(Languages.rightToLeft(Locale.of("th"))).isFalse();
	}

	@Test
	void languagesNameThemselves() {
		assertThat(Languages.SHIPPED).extracting(Languages::ownName)
			.containsExactly("English", "Magyar", "ไทย", "العربية");
	}

}
