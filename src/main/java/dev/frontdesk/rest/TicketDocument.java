package dev.frontdesk.rest;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A ticket as the API tells it.
 *
 * @param seq the place of the last thing that happened; the version of its ETag
 * @param status one of new, open, pending, on_hold, solved, closed
 * @param shelf one of desk, spam, trash
 * @param form the key of its request form
 * @param fields values of custom fields by their keys
 * @param waitingSince since when the customer waits for an answer
 * @param dueAt when it must be worked on
 * @param mergedInto the number of the ticket that goes on in its stead
 * @param webUrl its page at the desk
 */
record TicketDocument(long number, long seq, String subject, String status, String shelf, String priority,
		String urgency, String impact, String kind, String channel, String language, List<String> tags,
		@Nullable CategoryRef category, CustomerRef customer, @Nullable Named assignee, @Nullable Named team,
		@Nullable String form, Map<String, Object> fields, int messages, Instant createdAt, Instant updatedAt,
		Instant lastMessageAt, @Nullable Instant waitingSince, @Nullable Instant dueAt, @Nullable Instant snoozedUntil,
		@Nullable Instant nextUpdateAt, @Nullable Instant firstRepliedAt, @Nullable Instant solvedAt,
		@Nullable Instant closedAt, @Nullable Long mergedInto, @Nullable Long followUpOf, String url, String webUrl) {

	TicketDocument with(Map<String, Object> values) {
		return values.isEmpty() ? this
				: new TicketDocument(this.number, this.seq, this.subject, this.status, this.shelf, this.priority,
						this.urgency, this.impact, this.kind, this.channel, this.language, this.tags, this.category,
						this.customer, this.assignee, this.team, this.form, values, this.messages, this.createdAt,
						this.updatedAt, this.lastMessageAt, this.waitingSince, this.dueAt, this.snoozedUntil,
						this.nextUpdateAt, this.firstRepliedAt, this.solvedAt, this.closedAt, this.mergedInto,
						this.followUpOf, this.url, this.webUrl);
	}

	record Named(long id, String name) {
	}

	record CategoryRef(long id, String key, String name) {
	}

	/**
	 * @param email null where none is known
	 */
	record CustomerRef(long id, String name, @Nullable String email, String locale) {
	}

}
