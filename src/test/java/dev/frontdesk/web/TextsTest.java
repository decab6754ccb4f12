package dev.frontdesk.web;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TextsTest {

	@Test
	void aLineLosesControlCharactersAndDirectionOverrides() {
		assertThat(Texts.line("name", "  Anna\u0000\u202Egnp.exe\tKovács\n", 120)).isEqualTo("Anna gnp.exe Kovács");
	}

	@Test
	void aBlockKeepsItsLinesAndLosesNullBytes() {
		assertThat(Texts.block("text", "one\r\ntwo\u0000\rthree\u0007", 100)).isEqualTo("one\ntwo\nthree");
	}

	@Test
	void aLoneSurrogateIsDroppedAndAnEmojiStays() {
		assertThat(Texts.block("text", "a\uD800b 👩‍👩‍👧", 100)).isEqualTo("ab 👩‍👩‍👧");
	}

	@Test
	void lengthIsCountedInCodePoints() {
		assertThat(Texts.block("text", "👍".repeat(10), 10)).hasSize(20);
		assertThatExceptionOfType(InvalidText.class).isThrownBy(() -> Texts.block("text", "👍".repeat(11), 10))
			.satisfies((refusal) -> assertThat(refusal.arguments()).containsExactly(10, 11))
			.satisfies((refusal) -> assertThat(refusal.field()).isEqualTo("text"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "   ", "\u0000\u0007", "\u200B\u200B", "\uFEFF", "\u2060 \u00AD", "\u3000" })
	void whatNobodyCanSeeIsEmpty(String invisible) {
		assertThatExceptionOfType(InvalidText.class).isThrownBy(() -> Texts.line("subject", invisible, 100));
		assertThatExceptionOfType(InvalidText.class).isThrownBy(() -> Texts.block("text", invisible, 100));
	}

	@Test
	void thaiVowelsAndArabicStay() {
		assertThat(Texts.line("name", "คุณสมชาย ใจดี", 50)).isEqualTo("คุณสมชาย ใจดี");
		assertThat(Texts.block("text", "مرحبًا \u200Fبكم", 50)).isEqualTo("مرحبًا \u200Fبكم");
	}

}
