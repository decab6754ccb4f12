package dev.frontdesk.customers;

import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

import static org.assertj.core.api.Assertions.assertThat;

/** Whose an address is. */
@SpringBootTest
class CustomersTest {

	private static final ZoneId ZONE = ZoneId.of("Europe/Budapest");

	@Autowired
	Customers customers;

	private final EmailAddress victim = EmailAddress.typed("victim-" + UUID.randomUUID() + "@example.test");

	private final EmailAddress stranger = EmailAddress.typed("stranger-" + UUID.randomUUID() + "@example.test");

	@Test
	void anAddressLeftInAChatMakesNobodyItsOwner() {
		Customer visitor = this.customers.anonymous(Locale.ENGLISH, ZONE);
		this.customers.claimEmail(visitor.id(), this.victim);
		assertThat(this.customers.byEmail(this.victim)).isEmpty();
		assertThat(this.customers.withEmail(this.victim, "Vera", Locale.ENGLISH, ZONE).id()).isNotEqualTo(visitor.id());
	}

	@Test
	void aVisitorWhoChangesTheAddressCannotBeMadeTheOwnerOfTheFirst() {
		Customer visitor = this.customers.anonymous(Locale.ENGLISH, ZONE);
		this.customers.claimEmail(visitor.id(), this.victim);
		this.customers.claimEmail(visitor.id(), this.stranger);
		assertThat(this.customers.emails(visitor.id())).containsExactly(this.stranger.value());
		assertThat(this.customers.proveEmail(visitor.id(), this.victim)).isFalse();
		assertThat(this.customers.proveEmail(visitor.id(), this.stranger)).isTrue();
		this.customers.claimEmail(visitor.id(), this.victim);
		assertThat(this.customers.emails(visitor.id())).containsExactly(this.stranger.value());
	}

	@Test
	void whoProvesAnAddressHasIt() {
		Customer writer = this.customers.withEmail(this.victim, "Vera", Locale.ENGLISH, ZONE);
		assertThat(this.customers.proveEmail(writer.id(), this.victim)).isTrue();
		assertThat(this.customers.withEmail(this.victim, "Somebody", Locale.ENGLISH, ZONE).id()).isEqualTo(writer.id());
		assertThat(this.customers.customer(writer.id()).name()).isEqualTo("Vera");
	}

}
