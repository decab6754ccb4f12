package dev.frontdesk.language;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WordsTest {

	@Test
	void accentsAndCaseAreFolded() {
		assertThat(Words.of("ÁRVÍZTŰRŐ tükörfúrógép")).containsExactly("arvizturo", "tukorfurogep");
	}

	@Test
	void thaiIsSplitByItsDictionaryAndKeepsItsVowelsAndTones() {
		assertThat(Words.of("ยังไม่ได้รับสินค้า")).contains("สินค้า").doesNotContain("ยังไม่ได้รับสินค้า");
	}

	@Test
	void japaneseAndChineseAreSplit() {
		assertThat(Words.of("領収書の宛名を変更")).contains("変更", "宛名");
	}

	@Test
	void arabicLosesItsShortVowels() {
		assertThat(Words.of("مُرَحَّبًا")).containsExactly("مرحبا");
	}

	@Test
	void signsAndOverlongWordsAreNoWords() {
		assertThat(Words.of("!!! — … " + "x".repeat(65))).isEmpty();
	}

}
