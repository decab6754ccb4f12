package dev.frontdesk.shell;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BrandColorTest {

	@Test
	void keepsAColourOnWhichWhiteCanBeRead() {
		assertThat(BrandColor.of("4653b8").orElseThrow().readable()).isEqualTo(0x4653b8);
	}

	@Test
	void darkensOneOnWhichItCannot() {
		assertThat(BrandColor.of("ffdd00").orElseThrow().readable()).isBetween(1, 0xffdcff);
		assertThat(BrandColor.of("ffffff").orElseThrow().readable()).isBetween(1, 0x7fffff);
	}

	@Test
	void isNothingButSixHexDigits() {
		assertThat(BrandColor.of("fff}body{x:y")).isEmpty();
		assertThat(BrandColor.of(null)).isEmpty();
	}

}
