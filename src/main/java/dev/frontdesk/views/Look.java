package dev.frontdesk.views;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * How a list is shown.
 *
 * @param facts what each row says
 */
public record Look(Set<Fact> facts, Sorting sorting, boolean ascending, @Nullable Grouping grouping) {

	public Look {
		facts = Set.copyOf(facts);
	}

	static Look by(Sorting sorting) {
		return new Look(Fact.USUAL, sorting, sorting.naturallyAscending(), null);
	}

	/** The same in another order, where one is asked for: {@code due} or {@code -due}. */
	Look ordered(@Nullable String order) {
		if (order == null || order.isEmpty()) {
			return this;
		}
		boolean turned = order.startsWith("-");
		return Sorting.of(turned ? order.substring(1) : order)
			.map((other) -> new Look(this.facts, other, other.naturallyAscending() != turned, this.grouping))
			.orElse(this);
	}

	public boolean shows(String fact) {
		return Fact.of(fact).filter(this.facts::contains).isPresent();
	}

	/** As {@link #ordered} reads it. */
	public String order() {
		return ((this.ascending == this.sorting.naturallyAscending()) ? "" : "-") + this.sorting.key();
	}

}
