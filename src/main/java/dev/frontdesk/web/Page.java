package dev.frontdesk.web;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param next the cursor of the page after this one; null at the end
 */
public record Page<T>(List<T> items, @Nullable String next) {

	/** The most items anyone may ask for at once. */
	public static final int MOST = 100;

	public Page {
		items = List.copyOf(items);
	}

	/** How many items a page has, as asked for. */
	public static int size(int asked) {
		if (asked < 1 || asked > MOST) {
			throw InvalidRequest.of(Fault.parameter("limit"), "web.parameter.range", 1, MOST);
		}
		return asked;
	}

	/**
	 * @param found one more than a page, where there is more
	 * @param cursor makes the cursor behind an item
	 */
	public static <T> Page<T> of(List<T> found, int size, java.util.function.Function<T, String> cursor) {
		boolean more = found.size() > size;
		List<T> shown = more ? found.subList(0, size) : found;
		return new Page<>(shown, more ? cursor.apply(shown.getLast()) : null);
	}

}
