package dev.frontdesk.checklists;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A list on a ticket, in the reader's language.
 *
 * @param required whether it must be done before the ticket is solved
 */
public record Checklist(long id, String name, boolean required, List<Item> items) {

	public long done() {
		return this.items.stream().filter(Item::done).count();
	}

	public boolean complete() {
		return this.items.stream().allMatch(Item::done);
	}

	/**
	 * @param by who ticked it off
	 */
	public record Item(long id, String text, @Nullable Instant at, @Nullable String by) {

		public boolean done() {
			return this.at != null;
		}

	}

}
