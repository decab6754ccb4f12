package dev.frontdesk.tickets;

import dev.frontdesk.customers.Tier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PriorityTest {

	@ParameterizedTest
	@CsvSource({ "LOW, LOW, STANDARD, LOW", "LOW, NORMAL, STANDARD, LOW", "NORMAL, NORMAL, STANDARD, NORMAL",
			"NORMAL, NORMAL, SILVER, NORMAL", "NORMAL, NORMAL, GOLD, HIGH", "HIGH, NORMAL, STANDARD, HIGH",
			"LOW, LOW, GOLD, LOW", "HIGH, HIGH, STANDARD, URGENT", "HIGH, HIGH, GOLD, URGENT" })
	void urgencyImpactAndImportanceMakeThePriority(Level urgency, Level impact, Tier tier, Priority expected) {
		assertThat(Priority.from(urgency, impact, tier)).isEqualTo(expected);
	}

}
