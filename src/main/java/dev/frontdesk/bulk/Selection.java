package dev.frontdesk.bulk;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Which tickets.
 *
 * @param numbers the tickets chosen one by one
 * @param view the key of the view of which all are meant, as it stands at the start; null
 * when something else counts
 * @param search what was typed, where all that is found by it is meant; null when
 * something else counts
 */
public record Selection(List<Long> numbers, @Nullable String view, @Nullable String search) {

	public static Selection of(List<Long> numbers) {
		return new Selection(numbers, null, null);
	}

	public static Selection everythingIn(String view) {
		return new Selection(List.of(), view, null);
	}

	public static Selection everythingFound(String search) {
		return new Selection(List.of(), null, search);
	}

}
