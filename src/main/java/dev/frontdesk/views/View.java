package dev.frontdesk.views;

import org.jspecify.annotations.Nullable;

/**
 * A list of tickets an agent works from.
 *
 * @param key its part of the address, such as {@code mine} or {@code team-payments}
 * @param labelKey the message key of its name, where it has no name of its own
 * @param name of a team's or a saved view
 * @param order its place from the top, lowest first
 * @param saved what is stored of it; null when nothing is
 */
public record View(String key, @Nullable String labelKey, @Nullable String name, int order, Kind kind, Look look,
		@Nullable Saved saved) {

	/** The one an agent starts from. */
	public static final String FIRST = "mine";

	static final String TEAM = "team-";

	/** A list that is no view of anyone's, such as what a search found. */
	public static View passing(String key, String labelKey) {
		return new View(key, labelKey, null, 0, Kind.BUILT_IN, Look.by(Sorting.LAST_MESSAGE), null);
	}

	/** What lies with a team. */
	static View ofTeam(String team, String name) {
		return new View(TEAM + team, null, name, BuiltIn.BEHIND_ALL, Kind.TEAM, Look.by(Sorting.WAIT), null);
	}

	public boolean isTeam() {
		return this.kind == Kind.TEAM;
	}

	public boolean isSaved() {
		return this.kind == Kind.SAVED;
	}

	View looking(Look look) {
		return new View(this.key, this.labelKey, this.name, this.order, this.kind, look, this.saved);
	}

	/** Where a view comes from. */
	public enum Kind {

		BUILT_IN(0), TEAM(1), SAVED(2);

		private final int place;

		Kind(int place) {
			this.place = place;
		}

		/** Its place among the kinds, from the top. */
		int place() {
			return this.place;
		}

	}

	/**
	 * What is stored of a view.
	 *
	 * @param filter as JSON
	 * @param audience who else has it
	 * @param editable whether this reader may change it
	 */
	public record Saved(long id, int version, String filter, Audience audience, boolean editable) {

		public boolean shared() {
			return this.audience != Audience.ME;
		}

	}

}
