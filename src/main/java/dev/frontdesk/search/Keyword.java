package dev.frontdesk.search;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can stand before a colon. */
enum Keyword {

	FROM, TO, TAG, STATUS, IS, HAS, BEFORE, AFTER, TEAM, ASSIGNEE, LANG, CHANNEL, KIND, PRIORITY, CATEGORY, TIER, ORG,
	SUBJECT;

	String key() {
		return name().toLowerCase(Locale.ROOT);
	}

	static Optional<Keyword> of(String typed) {
		String key = typed.toLowerCase(Locale.ROOT);
		return Arrays.stream(values()).filter((keyword) -> keyword.key().equals(key)).findFirst();
	}

}
