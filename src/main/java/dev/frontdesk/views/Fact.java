package dev.frontdesk.views;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a row can show beside who wrote, about what, and since when they wait: its
 * columns.
 */
public enum Fact {

	STATUS, PRIORITY, CHANNEL, DUE, LANGUAGE, TEAM, ASSIGNEE, NUMBER, KIND, CATEGORY, TAGS, TIER, ORGANISATION,
	MESSAGES, CREATED, UPDATED;

	static final Set<Fact> USUAL = EnumSet.of(STATUS, PRIORITY, CHANNEL, DUE, LANGUAGE, TEAM, ASSIGNEE);

	/** As it stands in forms: {@code organisation}. */
	public String key() {
		return name().toLowerCase(Locale.ROOT);
	}

	static Optional<Fact> of(String key) {
		return Stream.of(values()).filter((one) -> one.key().equals(key)).findFirst();
	}

	/** Those that are known, in their order. */
	static Set<Fact> all(List<String> keys) {
		EnumSet<Fact> facts = EnumSet.noneOf(Fact.class);
		keys.forEach((key) -> of(key).ifPresent(facts::add));
		return facts;
	}

}
