package dev.frontdesk.staff;

import java.util.regex.Pattern;

import dev.frontdesk.web.InvalidText;
import dev.frontdesk.web.Texts;
import org.jspecify.annotations.Nullable;

/** The address with which an agent signs in, as mail servers take it. */
public final class EmailAddress {

	private static final Pattern SHAPE = Pattern
		.compile("[^\\s@<>\",;:\\\\()\\[\\]]{1,64}@[^\\s@<>\",;:\\\\()\\[\\]]+\\.[^\\s@.,;]{2,63}");

	private EmailAddress() {
	}

	public static String of(@Nullable String typed) {
		String address = Texts.line("email", typed, 254);
		if (!SHAPE.matcher(address).matches()) {
			throw new InvalidText("email", "staff.email-invalid");
		}
		return address;
	}

}
