package dev.frontdesk.search;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A day, month or year as typed.
 *
 * @param end the first day after it
 */
record Days(LocalDate first, LocalDate end) {

	private static final Pattern DATE = Pattern.compile("(\\d{4})(?:-(\\d{1,2}))?(?:-(\\d{1,2}))?");

	static Optional<Days> of(String typed) {
		Matcher parts = DATE.matcher(typed);
		if (!parts.matches()) {
			return Optional.empty();
		}
		try {
			LocalDate first = LocalDate.of(number(parts.group(1)), number(parts.group(2)), number(parts.group(3)));
			LocalDate end = (parts.group(3) != null) ? first.plusDays(1)
					: (parts.group(2) != null) ? first.plusMonths(1) : first.plusYears(1);
			return (first.getYear() < 1000) ? Optional.empty() : Optional.of(new Days(first, end));
		}
		catch (DateTimeException ex) {
			return Optional.empty();
		}
	}

	private static int number(@Nullable String digits) {
		return (digits != null) ? Integer.parseInt(digits) : 1;
	}

}
