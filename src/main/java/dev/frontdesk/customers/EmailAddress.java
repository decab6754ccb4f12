package dev.frontdesk.customers;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * An address of the form that the WHATWG's {@code input type=email} takes, with a dot in
 * its domain and no stray dots (RFC 5322, 3.4.1), at most 254 characters (RFC 5321,
 * 4.5.3.1). Keeps its case; two addresses are compared without it.
 */
public record EmailAddress(String value) {

	private static final Pattern FORM = Pattern
		.compile("(?!\\.)(?!.*\\.\\.)(?!.*\\.@)[\\p{L}\\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}"
				+ "@[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?(?:\\.[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?)+");

	/**
	 * @throws InvalidEmail when mail cannot be sent there
	 */
	public EmailAddress {
		if (value.length() > 254 || !FORM.matcher(value).matches()) {
			throw new InvalidEmail();
		}
	}

	/**
	 * As someone typed it.
	 * @throws InvalidEmail when mail cannot be sent there
	 */
	public static EmailAddress typed(@Nullable String typed) {
		return new EmailAddress((typed != null) ? typed.strip() : "");
	}

}
