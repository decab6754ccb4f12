package dev.frontdesk.views;

import java.time.Instant;
import java.util.List;

import dev.frontdesk.customers.Tier;
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
 * @param snoozedUntil {@link Times#NEVER} when it does not sleep
 * @param team in the reader's language
 * @param category in the reader's language, without its parents
 * @param unread whether the customer wrote something nobody of the desk has read
 * @param fields what it holds of the fields the list shows, in the reader's words
 */
public record Row(long id, long number, String publicId, String subject, String customer, Tier tier,
		@Nullable String organisation, String language, Channel channel, Status status, Shelf shelf, Kind kind,
		Priority priority, Instant waitingSince, Instant dueAt, Instant snoozedUntil, Instant lastMessageAt,
		Instant createdAt, Instant updatedAt, int messages, @Nullable Long assigneeId, @Nullable String assignee,
		@Nullable String team, @Nullable String category, boolean unread, List<String> tags, List<Told> fields) {

	public boolean waits() {
		return Times.given(this.waitingSince);
	}

	public boolean due() {
		return Times.given(this.dueAt);
	}

	public boolean snoozed() {
		return Times.given(this.snoozedUntil);
	}

	/**
	 * What a field holds.
	 *
	 * @param text empty where the name of the field says it all, as that of a ticked box
	 */
	public record Told(String name, String text) {
	}

}
