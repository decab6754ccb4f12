package dev.frontdesk.search;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A page of what was found.
 *
 * @param total how many tickets, at most {@link Search#MOST}
 * @param next the cursor of the page after this one; null at the end
 */
public record Results(List<Hit> hits, int total, @Nullable String next) {

	public boolean isAll() {
		return this.total < Search.MOST;
	}

}
