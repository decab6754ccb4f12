package dev.frontdesk.views;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The views that everyone has, as SQL over {@code ticket t}. */
enum BuiltIn {

	MINE(BuiltIn.WORK + " and t.assignee_id = :me", Sorting.WAIT),

	UNASSIGNED(BuiltIn.WORK + " and t.assignee_id is null", Sorting.WAIT),

	TEAMS(BuiltIn.WORK + " and t.team_id in (select m.team_id from team_member m where m.agent_id = :me)",
			Sorting.WAIT),

	WAITING("t.shelf = 'DESK' and t.status = 'PENDING'", Sorting.LAST_MESSAGE),

	OPEN(BuiltIn.WORK, Sorting.WAIT),

	SOLVED("t.status = 'SOLVED' and t.shelf = 'DESK' and t.solved_at > :lately", Sorting.SOLVED),

	SPAM("t.shelf <> 'DESK' and t.shelf = 'SPAM'", Sorting.UPDATED),

	TRASH("t.shelf <> 'DESK' and t.shelf = 'TRASH'", Sorting.UPDATED);

	// In the words of the partial indexes, so that they serve
	static final String WORK = "t.shelf = 'DESK' and t.status in ('NEW', 'OPEN', 'PENDING', 'ON_HOLD')";

	static final String OF_TEAM = WORK + " and t.team_id = (select v.id from team v where v.key = :team)";

	private final String condition;

	private final Sorting sorting;

	BuiltIn(String condition, Sorting sorting) {
		this.condition = condition;
		this.sorting = sorting;
	}

	String condition() {
		return this.condition;
	}

	Sorting sorting() {
		return this.sorting;
	}

	String key() {
		return name().toLowerCase(Locale.ROOT);
	}

	View view() {
		return new View(key(), "views." + key(), null, ordinal());
	}

	static Optional<BuiltIn> of(String key) {
		return Arrays.stream(values()).filter((view) -> view.key().equals(key)).findFirst();
	}

}
