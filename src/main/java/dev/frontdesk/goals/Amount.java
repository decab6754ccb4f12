package dev.frontdesk.goals;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Money as a page says it: a number, or one written as a text, in a currency that exists.
 * Rounded to what that currency has coins for, as computers add in fractions of them.
 */
record Amount(BigDecimal value, String currency) {

	static final Amount NONE = new Amount(BigDecimal.ZERO, "");

	private static final Pattern PLAIN = Pattern.compile("-?[0-9]{1,15}(?:\\.[0-9]{1,20})?");

	/** Empty for what is none: not a number, below zero, beyond the largest. */
	static Optional<Amount> of(@Nullable Object value, @Nullable Object currency, BigDecimal largest) {
		if (!(currency instanceof String code) || !code.strip().matches("[A-Za-z]{3}")) {
			return Optional.empty();
		}
		try {
			Currency known = Currency.getInstance(code.strip().toUpperCase(Locale.ROOT));
			int digits = known.getDefaultFractionDigits();
			// Gold, and what stands for no currency at all
			if (digits < 0) {
				return Optional.empty();
			}
			return number(value).map((number) -> number.setScale(digits, RoundingMode.HALF_UP))
				.filter((number) -> number.signum() >= 0 && number.compareTo(largest) <= 0)
				.map((number) -> new Amount(number, known.getCurrencyCode()));
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	private static Optional<BigDecimal> number(@Nullable Object value) {
		String text = switch (value) {
			case Double number when !number.isNaN() && !number.isInfinite() ->
				BigDecimal.valueOf(number).toPlainString();
			case Integer number -> number.toString();
			case Long number -> number.toString();
			case String typed -> typed.strip();
			case null, default -> "";
		};
		return PLAIN.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
	}

}
