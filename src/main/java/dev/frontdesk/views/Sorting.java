package dev.frontdesk.views;

/** What a view is sorted by; each has an index that serves its keyset. */
enum Sorting {

	/** Who has waited longest comes first. */
	WAIT("waiting_since", true),

	LAST_MESSAGE("last_message_at", false), SOLVED("solved_at", false), UPDATED("updated_at", false);

	private final String column;

	private final boolean ascending;

	Sorting(String column, boolean ascending) {
		this.column = column;
		this.ascending = ascending;
	}

	String column() {
		return this.column;
	}

	String order() {
		String way = this.ascending ? "" : " desc";
		return "t." + this.column + way + ", t.id" + way;
	}

	/** What comes after the place that {@code :time} and {@code :id} name. */
	String beyond() {
		return "(t." + this.column + ", t.id) " + (this.ascending ? '>' : '<') + " (:time, :id)";
	}

}
