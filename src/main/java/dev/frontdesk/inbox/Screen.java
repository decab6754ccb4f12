package dev.frontdesk.inbox;

import java.time.ZoneId;
import java.util.List;

import dev.frontdesk.tickets.TicketPanel;
import org.jspecify.annotations.Nullable;

/**
 * A thread with everything beside it.
 *
 * @param me the reader's own id
 * @param olderThan the place before which there is more; null when all is shown
 */
public record Screen(Head head, long me, ZoneId zone, List<Entry> entries, @Nullable Long olderThan, Choices choices,
		List<TicketPanel.Panel> panels) {

	public @Nullable String assignee() {
		return this.choices.agent(this.head.assigneeId());
	}

	public @Nullable String team() {
		return this.choices.team(this.head.teamId());
	}

	public @Nullable String category() {
		return this.choices.category(this.head.categoryId());
	}

	public boolean mine() {
		Long assignee = this.head.assigneeId();
		return assignee != null && assignee == this.me;
	}

	/** The last place the page shows, from which it asks for more. */
	public long last() {
		return this.head.seq();
	}

}
