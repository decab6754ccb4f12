package dev.frontdesk.sources;

import java.time.Instant;
import java.util.List;

import dev.frontdesk.tickets.Channel;
import dev.frontdesk.tickets.Kind;
import dev.frontdesk.tickets.Priority;
import dev.frontdesk.tickets.Shelf;
import dev.frontdesk.tickets.Status;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as another desk kept it.
 *
 * @param externalId what it is known by there; the same in every export
 * @param number what people know it by; null where it had none
 * @param assignee null where nobody had it
 * @param group the name of the team that had it; may be empty
 * @param statusThere in that desk's words
 * @param tags as they were written, each one tag
 * @param createdAt when it began; null leaves that to its first message
 * @param solvedAt null leaves that to its last message
 * @param closedAt null leaves that to when it was solved
 * @param language a tag; empty where nobody knows
 * @param messages in the order of their times, at least one
 */
public record ImportedTicket(String externalId, @Nullable Long number, String subject, ImportedPerson requester,
		@Nullable ImportedPerson assignee, String group, Status status, String statusThere, @Nullable Priority priority,
		Kind kind, Channel channel, Shelf shelf, List<String> tags, List<ImportedField> fields,
		@Nullable Instant createdAt, @Nullable Instant solvedAt, @Nullable Instant closedAt, String language,
		List<ImportedMessage> messages) {

	/** Begins the id of one that had none there. */
	static final String KEYLESS = "row:";

	/** What a report calls it. */
	public String name() {
		if (this.number != null) {
			return "#" + this.number;
		}
		return (this.externalId.startsWith(KEYLESS) && !this.subject.isBlank()) ? this.subject : this.externalId;
	}

	/**
	 * A value of a field of the other desk's own.
	 *
	 * @param keys what the field may be called here, likeliest first
	 * @param label what people called it there
	 */
	public record ImportedField(List<String> keys, String label, Object value) {
	}

}
