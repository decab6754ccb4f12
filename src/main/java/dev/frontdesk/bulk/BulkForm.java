package dev.frontdesk.bulk;

import java.util.List;
import java.util.Objects;

import dev.frontdesk.actions.Step;
import org.jspecify.annotations.Nullable;

/**
 * The bar as it is sent.
 *
 * @param tickets the numbers chosen one by one
 * @param all whether everything in the view is meant, or everything found
 * @param q what was searched for, where the list shows what was found
 * @param quick an action and its value of a button of their own, such as
 * {@code status:SOLVED}
 * @param confirmed whether it was said that customers shall be written to
 */
record BulkForm(@Nullable List<Long> tickets, @Nullable Boolean all, @Nullable String view, @Nullable String q,
		@Nullable String action, @Nullable String value, @Nullable String quick, @Nullable Boolean confirmed) {

	Step step() {
		String quick = this.quick;
		if (quick != null && quick.indexOf(':') > 0) {
			return new Step(quick.substring(0, quick.indexOf(':')), quick.substring(quick.indexOf(':') + 1));
		}
		return new Step(Objects.requireNonNullElse(this.action, ""), Objects.requireNonNullElse(this.value, ""));
	}

	boolean sure() {
		return Boolean.TRUE.equals(this.confirmed);
	}

	public boolean everything() {
		return Boolean.TRUE.equals(this.all) && (found() || (this.view != null && !this.view.isBlank()));
	}

	private boolean found() {
		return this.q != null && !this.q.isBlank();
	}

	public List<Long> numbers() {
		return (this.tickets != null) ? this.tickets.stream().filter(Objects::nonNull).distinct().toList() : List.of();
	}

	Selection selection() {
		String view = this.view;
		String q = this.q;
		if (everything() && found() && q != null) {
			return Selection.everythingFound(q);
		}
		if (everything() && view != null) {
			return Selection.everythingIn(view);
		}
		if (numbers().isEmpty()) {
			throw new NothingSelected();
		}
		return Selection.of(numbers());
	}

}
