package dev.frontdesk.views;

import java.util.List;

/**
 * How much lies in each view of a reader.
 *
 * @param views in their order
 * @param unread tickets with something unread that are the reader's own, or nobody's in
 * the reader's teams
 */
public record Counts(List<Counted> views, long unread) {

	/**
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
		return this.views.stream().filter((counted) -> !counted.view().isTeam()).toList();
	}

	public List<Counted> teams() {
		return this.views.stream().filter((counted) -> counted.view().isTeam()).toList();
	}

	/**
	 * @param total at most {@link Views#COUNTED_SHELVED} on the shelves and among the
	 * solved
	 */
	public record Counted(View view, long total) {

		/** As it is shown: nobody compares numbers of thousands of solved tickets. */
		public String shown() {
			return (this.total >= Views.COUNTED_SHELVED && this.view.order() >= BuiltIn.SHELVED && !this.view.isTeam())
					? (Views.COUNTED_SHELVED - 1) + "+" : Long.toString(this.total);
		}

	}

}
