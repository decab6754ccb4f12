package dev.frontdesk.views;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * How much lies in each view of a reader.
 *
 * @param views in the order the reader gave them
 * @param unread tickets with something unread that are the reader's own, or nobody's in
 * the reader's teams
 * @param late whether something changed since it was counted: worth asking again soon
 */
public record Counts(List<Counted> views, long unread, boolean late) {

	/**
	 * Finds one.
	 * @throws ViewNotFound when this reader has none by that key
	 */
	public View view(String key) {
		return this.views.stream()
			.map(Counted::view)
			.filter((view) -> view.key().equals(key))
			.findFirst()
			.orElseThrow(ViewNotFound::new);
	}

	public List<Counted> builtIn() {
		return of(View.Kind.BUILT_IN);
	}

	public List<Counted> teams() {
		return of(View.Kind.TEAM);
	}

	public List<Counted> saved() {
		return of(View.Kind.SAVED);
	}

	private List<Counted> of(View.Kind kind) {
		return this.views.stream().filter((counted) -> counted.view().kind() == kind && !counted.hidden()).toList();
	}

	/**
	 * A view and what it holds.
	 *
	 * @param total at most {@link Views#COUNTED} on the shelves, among the solved and in
	 * saved views; null while a saved view has not been counted
	 * @param hidden whether the reader does not want it in the list
	 */
	public record Counted(View view, @Nullable Long total, boolean hidden) {

		public boolean any() {
			return this.total != null && this.total > 0;
		}

		/** As it is shown: nobody compares numbers of thousands of solved tickets. */
		public String shown() {
			if (this.total == null) {
				return "";
			}
			boolean bounded = this.view.isSaved() || (this.view.order() >= BuiltIn.SHELVED && !this.view.isTeam());
			return (bounded && this.total >= Views.COUNTED) ? (Views.COUNTED - 1) + "+" : Long.toString(this.total);
		}

	}

}
