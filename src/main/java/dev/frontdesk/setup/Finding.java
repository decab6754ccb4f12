package dev.frontdesk.setup;

import java.util.List;

/**
 * What was found about a page.
 *
 * @param key below {@code setup.check.}; what to do about it stands under the same key
 * with {@code .todo}
 */
record Finding(Kind kind, String key, List<String> arguments) {

	static Finding good(String key, String... arguments) {
		return new Finding(Kind.GOOD, key, List.of(arguments));
	}

	static Finding mind(String key, String... arguments) {
		return new Finding(Kind.MIND, key, List.of(arguments));
	}

	static Finding bad(String key, String... arguments) {
		return new Finding(Kind.BAD, key, List.of(arguments));
	}

	enum Kind {

		GOOD,
		/** The chat comes, but perhaps not as meant. */
		MIND, BAD

	}

}
