package dev.frontdesk.goals;

import java.math.BigDecimal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class AmountTest {

	private static final BigDecimal LARGEST = BigDecimal.valueOf(1_000_000);

	@ParameterizedTest
	@CsvSource({ "129.9, EUR, 129.90", "129.90000000000001, eur, 129.90", "1500, JPY, 1500", "12.3456, KWD, 12.346",
			"0, HUF, 0.00", "1000000, USD, 1000000.00" })
	void moneyIsRoundedToTheCoinsOfItsCurrency(String value, String currency, BigDecimal amount) {
		assertThat(Amount.of(value, currency, LARGEST).orElseThrow().value()).isEqualByComparingTo(amount);
		assertThat(Amount.of(Double.valueOf(value), currency, LARGEST).orElseThrow().value())
			.isEqualByComparingTo(amount);
	}

	@ParameterizedTest
	@ValueSource(strings = { "-1", "-0.01", "1000000.01", "1e9", "NaN", "Infinity", "", "12,50", "0x10", "１２",
			"99999999999999999999999999", "1; drop table goal" })
	void whatIsNoBelievableAmountIsRefused(String value) {
		assertThat(Amount.of(value, "EUR", LARGEST)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(doubles = { Double.NaN, Double.POSITIVE_INFINITY, Double.MAX_VALUE, -0.5 })
	void norIsANumberThatIsNone(double value) {
		assertThat(Amount.of(value, "EUR", LARGEST)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "XXX", "XAU", "ABC", "€", "EURO", "", "<b>" })
	void whatIsNoCurrencyIsRefused(String currency) {
		assertThat(Amount.of(10, currency, LARGEST)).isEmpty();
	}

	@Test
	void onlyNumbersAndTextsAreRead() {
		assertThat(Amount.of(null, "EUR", LARGEST)).isEmpty();
		assertThat(Amount.of(java.util.List.of(1), "EUR", LARGEST)).isEmpty();
		assertThat(Amount.of(10, 840, LARGEST)).isEmpty();
	}

}
