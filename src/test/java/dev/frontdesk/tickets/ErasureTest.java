package dev.frontdesk.tickets;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

import dev.frontdesk.customers.Customer;
import dev.frontdesk.customers.Customers;
import dev.frontdesk.customers.EmailAddress;
import dev.frontdesk.customers.PersonalData;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest
class ErasureTest {

	@Autowired
	Tickets tickets;

	@Autowired
	Customers customers;

	@Autowired
	List<PersonalData> holders;

	@Test
	void whatIsHeldIsShownAndForgotten() {
		Customer customer = this.customers.withEmail(EmailAddress.typed("erase.me@example.test"), "Erzsi",
				Locale.of("hu"), ZoneId.of("Europe/Budapest"));
		Posted born = this.tickets.open(NewTicket.by(customer.id(), "Szeretném törölni", Channel.PORTAL, "hu",
				NewMessage.text("m1", "Kérem, töröljenek.", Channel.PORTAL, "hu")));
		assertThat(held(customer)).contains("Erzsi", "erase.me@example.test", "Kérem, töröljenek.");
		this.holders.forEach((holder) -> holder.erase(customer.id()));
		assertThat(held(customer)).doesNotContain("Erzsi", "erase.me@example.test", "Kérem, töröljenek.");
		assertThat(this.tickets.byId(born.ticketId()).subject()).isEmpty();
	}

	private List<String> held(Customer customer) {
		return this.holders.stream()
			.flatMap((holder) -> holder.of(customer.id()).stream())
			.map(PersonalData.Datum::value)
			.toList();
	}

}
