package dev.frontdesk.bulk;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Which tickets.
 *
 * @param numbers the tickets chosen one by one
 * @param view the key of the view of which all are meant, as it stands at the start; null
 * when the numbers count
 */
public record Selection(List<Long> numbers, @Nullable String view) {

	public static Selection of(List<Long> numbers) {
		return new Selection(numbers, null);
	}

	public static Selection everythingIn(String view) {
		return new Selection(List.of(), view);
	}

}
