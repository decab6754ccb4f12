package dev.frontdesk.customers;

import java.math.BigDecimal;
import java.util.regex.Pattern;

import dev.frontdesk.web.InvalidText;
import dev.frontdesk.web.Texts;
import org.jspecify.annotations.Nullable;

/**
 * Something a company's page or program says of a customer, such as their plan.
 *
 * @param value a text, a number, true or false
 */
public record Attribute(String key, Object value) {

	/** The most of one customer, of each of both trusts. */
	public static final int MOST = 50;

	private static final Pattern KEY = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,39}");

	private static final int LONGEST = 500;

	private static final BigDecimal LARGEST = new BigDecimal("1e15");

	/**
	 * As it came.
	 * @throws InvalidText when the key is none, or the value is nested or too long
	 */
	public static Attribute of(String key, @Nullable Object value) {
		if (!KEY.matcher(key).matches()) {
			throw new InvalidText("attributes", "customers.attribute.key");
		}
		return switch (value) {
			case String text -> new Attribute(key, Texts.optionalLine("attributes." + key, text, LONGEST));
			case Boolean flag -> new Attribute(key, flag);
			case Number number when believable(number) -> new Attribute(key, number);
			case null, default -> throw new InvalidText("attributes." + key, "customers.attribute.value", key);
		};
	}

	private static boolean believable(Number number) {
		try {
			BigDecimal exact = new BigDecimal(number.toString());
			return exact.abs().compareTo(LARGEST) <= 0 && exact.scale() <= 15;
		}
		catch (NumberFormatException ex) {
			return false;
		}
	}

}
