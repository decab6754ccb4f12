package dev.frontdesk.views;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The views that everyone has, as SQL over {@code ticket t}. */
enum BuiltIn {

	MINE(10, BuiltIn.WORK + " and t.assignee_id = :me", Sorting.WAIT),

	UNASSIGNED(20, BuiltIn.WORK + " and t.assignee_id is null", Sorting.WAIT),

	TEAMS(30, BuiltIn.WORK + " and t.team_id in (select m.team_id from team_member m where m.agent_id = :me)",
			Sorting.WAIT),

	DUE(35, BuiltIn.WORK + " and t.due_at < '9999-12-31 00:00:00+00'", Sorting.DUE),

	WAITING(40, BuiltIn.WORK + " and t.status = 'PENDING'", Sorting.LAST_MESSAGE),

	SNOOZED(45, BuiltIn.UNSOLVED + " and " + BuiltIn.ASLEEP, Sorting.SNOOZED),

	OPEN(50, BuiltIn.WORK, Sorting.WAIT),

	SOLVED(60, "t.status = 'SOLVED' and t.shelf = 'DESK' and t.solved_at > :lately", Sorting.SOLVED),

	SPAM(70, "t.shelf <> 'DESK' and t.shelf = 'SPAM'", Sorting.UPDATED),

	TRASH(80, "t.shelf <> 'DESK' and t.shelf = 'TRASH'", Sorting.UPDATED);

	// In the words of the partial indexes, so that they serve
	static final String UNSOLVED = "t.shelf = 'DESK' and t.status in ('NEW', 'OPEN', 'PENDING', 'ON_HOLD')";

	static final String ASLEEP = "t.snoozed_until > :now and t.snoozed_until < '9999-12-31 00:00:00+00'";

	static final String WORK = BuiltIn.UNSOLVED + " and not (" + BuiltIn.ASLEEP + ")";

	static final String OF_TEAM = WORK + " and t.team_id = (select v.id from team v where v.key = :team)";

	/** The first of the views that are counted only so far. */
	static final int SHELVED = 60;

	/** Where the teams' views begin. */
	static final int BEHIND_ALL = 90;

	private final int order;

	private final String condition;

	private final Sorting sorting;

	BuiltIn(int order, String condition, Sorting sorting) {
		this.order = order;
		this.condition = condition;
		this.sorting = sorting;
	}

	String condition() {
		return this.condition;
	}

	String key() {
		return name().toLowerCase(Locale.ROOT);
	}

	View view() {
		return new View(key(), "views." + key(), null, this.order, View.Kind.BUILT_IN, Look.by(this.sorting), null);
	}

	static Optional<BuiltIn> of(String key) {
		return Arrays.stream(values()).filter((view) -> view.key().equals(key)).findFirst();
	}

}
