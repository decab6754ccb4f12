package dev.frontdesk.proactive;

import java.util.Map;

import dev.frontdesk.web.InvalidText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WordingTest {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
			~Hello {{customer.name|there}}!~ | Hello Ada! | Hello there!
			~Hello {{ customer.name }}, welcome.~ | Hello Ada, welcome. | Hello, welcome.
			~{{customer.name}} สวัสดี~ | Ada สวัสดี | สวัสดี
			~مرحبًا {{customer.name}}؟~ | مرحبًا Ada؟ | مرحبًا؟""")
	void whatIsNotKnownLeavesNoHole(String text, String known, String unknown) {
		assertThat(Wording.filled(text, Map.of("customer.name", "Ada"))).isEqualTo(known);
		assertThat(Wording.filled(text, Map.of())).isEqualTo(unknown);
		assertThat(Wording.filled(text, Map.of("customer.name", "\u0000\u202e "))).isEqualTo(unknown);
	}

	@Test
	void aValueIsShortPlainAndNotFilledAgain() {
		assertThat(Wording.filled("{{attribute.plan}}", Map.of("attribute.plan", "{{customer.name}} $1 \\")))
			.isEqualTo("{{customer.name}} $1 \\");
		assertThat(Wording.filled("{{attribute.plan}}", Map.of("attribute.plan", "x".repeat(5_000)))).hasSize(60);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{{customer.email}}", "{{ticket.number}}", "{{attribute.}}", "Hello {{", "}} there" })
	void whatCouldNotBeFilledIsRefused(String text) {
		assertThatThrownBy(() -> Wording.typed("text", text)).isInstanceOf(InvalidText.class);
	}

}
