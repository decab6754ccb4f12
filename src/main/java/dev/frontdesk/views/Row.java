package dev.frontdesk.views;

import java.time.Instant;
import java.util.List;

import dev.frontdesk.tickets.Channel;
import dev.frontdesk.tickets.Kind;
import dev.frontdesk.tickets.Priority;
import dev.frontdesk.tickets.Shelf;
import dev.frontdesk.tickets.Status;
import dev.frontdesk.tickets.Times;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as a list shows it.
 *
 * @param customer empty for someone who gave no name
 * @param language the tag of the customer's language
 * @param waitingSince {@link Times#NEVER} when nobody waits for us
 * @param dueAt {@link Times#NEVER} when nothing was promised
 * @param team in the reader's language
 * @param unread whether the customer wrote something nobody of the desk has read
 */
public record Row(long id, long number, String publicId, String subject, String customer, String language,
		Channel channel, Status status, Shelf shelf, Kind kind, Priority priority, Instant waitingSince, Instant dueAt,
		Instant lastMessageAt, @Nullable Long assigneeId, @Nullable String assignee, @Nullable String team,
		boolean unread, List<String> tags) {

	public boolean waits() {
		return Times.given(this.waitingSince);
	}

	public boolean due() {
		return Times.given(this.dueAt);
	}

}
