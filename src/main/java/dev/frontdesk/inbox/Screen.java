package dev.frontdesk.inbox;

import java.time.ZoneId;
import java.util.List;
import java.util.Objects;

import dev.frontdesk.tickets.TicketPanel;
import org.jspecify.annotations.Nullable;

/**
 * A thread with everything beside it.
 *
 * @param me the reader's own id
 * @param olderThan the place before which there is more; null when all is shown
 * @param newerThan the place after which there is more; null at the end of the thread
 * @param readTo how far the reader had come; 0 for a thread not read before
 */
public record Screen(Head head, long me, ZoneId zone, List<Entry> entries, @Nullable Long olderThan,
		@Nullable Long newerThan, long readTo, Choices choices, List<TicketPanel.Panel> panels) {

	public @Nullable String assignee() {
		return this.choices.agent(this.head.assigneeId());
	}

	public @Nullable String team() {
		return this.choices.team(this.head.teamId());
	}

	public @Nullable String category() {
		return this.choices.category(this.head.categoryId());
	}

	/** Files of the public messages shown, which may be forwarded. */
	public List<Entry.Attachment> publicFiles() {
		return this.entries.stream()
			.flatMap((entry) -> (entry.message() != null && !entry.message().note()) ? entry.message().files().stream()
					: java.util.stream.Stream.of())
			.toList();
	}

	public boolean mine() {
		Long assignee = this.head.assigneeId();
		return assignee != null && assignee == this.me;
	}

	/**
	 * The first message that is new to the reader; 0 when none is, or all are. What a
	 * merge brought stands among what was read, and begins nothing.
	 */
	public long firstNew() {
		return (this.readTo == 0) ? 0
				: this.entries.stream()
					.map(Entry::message)
					.filter(Objects::nonNull)
					.filter((message) -> message.seq() > this.readTo && !message.mine() && !message.moved())
					.mapToLong(Entry.Bubble::seq)
					.findFirst()
					.orElse(0);
	}

	/** Whether what is new begins on an earlier page. */
	public boolean newAbove() {
		Long older = this.olderThan;
		return this.readTo > 0 && older != null && this.readTo < older - 1 && firstNew() != 0;
	}

	/** The last place the page shows, from which it asks for more. */
	public long last() {
		return this.head.seq();
	}

}
