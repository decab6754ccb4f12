package dev.frontdesk.shell;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FaceTest {

	@Test
	void showsTheLettersThatStandForAName() {
		assertThat(Face.of("Ágnes Fekete").initials()).isEqualTo("ÁF");
		assertThat(Face.of("madonna").initials()).isEqualTo("M");
		assertThat(Face.of("เอกชัย ใจดี").initials()).isEqualTo("อ");
		assertThat(Face.of("عمر حداد").initials()).isEqualTo("ع");
		assertThat(Face.of("(客)").initials()).isEqualTo("客");
	}

	@Test
	void hasAFaceForAnyName() {
		for (String name : new String[] { "", " ", "!", "\u200F", "\uD83D\uDE00", "เ", "x".repeat(10_000) }) {
			assertThat(Face.of(name).initials()).as(name).isNotBlank();
			assertThat(Face.of(name).hue()).isBetween(0, 11);
		}
	}

}
