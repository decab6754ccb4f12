package dev.frontdesk.views;

import org.jspecify.annotations.Nullable;

/**
 * A list of tickets an agent works from.
 *
 * @param key its part of the address, such as {@code mine} or {@code team-payments}
 * @param labelKey the message key of its name, where it has no name of its own
 * @param name of a team's view, in the reader's language
 * @param order its place from the top, lowest first
 */
public record View(String key, @Nullable String labelKey, @Nullable String name, int order) {

	/** The one an agent starts from. */
	public static final String FIRST = "mine";

	static final String TEAM = "team-";

	public boolean isTeam() {
		return this.key.startsWith(TEAM);
	}

}
