package dev.frontdesk.shell;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LocalPathTest {

	@Test
	void leadsBackIntoTheHouse() {
		assertThat(LocalPath.of("/desk/tickets/42?view=mine")).hasToString("/desk/tickets/42?view=mine");
	}

	@Test
	void leadsNowhereElse() {
		for (String wanted : new String[] { "https://evil.example", "//evil.example", "/\\evil.example", "evil", "",
				"javascript:alert(1)", "/a b", "/{x", "/\r\nSet-Cookie: x" }) {
			assertThat(LocalPath.of(wanted)).as(wanted).hasToString("/");
		}
		assertThat(LocalPath.of(null)).hasToString("/");
	}

}
