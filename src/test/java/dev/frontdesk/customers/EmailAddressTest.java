package dev.frontdesk.customers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EmailAddressTest {

	@ParameterizedTest
	@ValueSource(strings = { "a@b.hu", "first.last+tag@sub.example.com", "o'neil@example.ie", "árvíz@example.hu" })
	void anAddressIsTaken(String address) {
		assertThat(EmailAddress.typed(' ' + address + ' ').value()).isEqualTo(address);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "a", "a@b", "a@@b.hu", "a b@c.hu", "a@b.hu\nBcc: x@y.hu", "a@-b.hu", "<a@b.hu>",
			"a@b.hu,c@d.hu", "a..b@c.hu", ".a@c.hu", "a.@c.hu", "a@b.hu\u0000" })
	void whatIsNoAddressIsRefused(String nonsense) {
		assertThatExceptionOfType(InvalidEmail.class).isThrownBy(() -> EmailAddress.typed(nonsense));
	}

	@Test
	void anAddressEndsAt254Characters() {
		String longest = "a".repeat(64) + "@" + ("b".repeat(60) + ".").repeat(3) + "hu";
		assertThat(EmailAddress.typed(longest).value()).isEqualTo(longest);
		assertThatExceptionOfType(InvalidEmail.class)
			.isThrownBy(() -> EmailAddress.typed("a@" + "b.".repeat(130) + "hu"));
	}

}
