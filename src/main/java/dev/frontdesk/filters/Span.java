package dev.frontdesk.filters;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * A length of time as filters store it: {@code 2w}, {@code 7d}, {@code 12h}, {@code 30m}.
 */
final class Span {

	private static final Pattern FORM = Pattern.compile("[1-9][0-9]{0,4}[wdhm]");

	private Span() {
	}

	static boolean isSpan(String value) {
		return FORM.matcher(value).matches();
	}

	static long amount(String span) {
		return Long.parseLong(span.substring(0, span.length() - 1));
	}

	static char unit(String span) {
		return span.charAt(span.length() - 1);
	}

	static Duration of(String span) {
		return switch (unit(span)) {
			case 'w' -> Duration.ofDays(7 * amount(span));
			case 'd' -> Duration.ofDays(amount(span));
			case 'h' -> Duration.ofHours(amount(span));
			default -> Duration.ofMinutes(amount(span));
		};
	}

}
