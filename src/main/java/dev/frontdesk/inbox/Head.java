package dev.frontdesk.inbox;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

import dev.frontdesk.shell.Face;
import dev.frontdesk.tickets.Times;
import org.jspecify.annotations.Nullable;

/**
 * What stands above a thread and in its properties. Enum values are their names, as
 * message keys end with them.
 *
 * @param mergedNumber the ticket that has its messages now; null when it has them itself
 * @param late whether the time it is due has passed
 * @param email where a letter would go; null when no address is known
 */
public record Head(long id, long number, String publicId, long seq, String subject, String status, String shelf,
		String kind, String channel, String language, String priority, boolean priorityOverruled, String urgency,
		String impact, String importance, @Nullable Long teamId, @Nullable Long assigneeId, @Nullable Long categoryId,
		List<String> tags, long deskSeen, long customerSeen, Instant waitingSince, Instant dueAt, long customerId,
		String customer, ZoneId customerZone, @Nullable String email, @Nullable Long followsNumber,
		@Nullable Long mergedNumber, Instant snoozedUntil, boolean late, Copies copies) {

	public boolean closed() {
		return "CLOSED".equals(this.status);
	}

	public boolean solved() {
		return "SOLVED".equals(this.status) || closed();
	}

	public boolean waits() {
		return Times.given(this.waitingSince);
	}

	public boolean due() {
		return Times.given(this.dueAt);
	}

	public boolean snoozed() {
		return Times.given(this.snoozedUntil);
	}

	public boolean shelved() {
		return !"DESK".equals(this.shelf);
	}

	public boolean chat() {
		return "CHAT".equals(this.channel);
	}

	public boolean anonymous() {
		return this.customer.isEmpty();
	}

	public Face face() {
		return Face.of(this.customer);
	}

	public String typedTags() {
		return String.join(" ", this.tags);
	}

}
