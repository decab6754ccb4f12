package dev.frontdesk.hooks;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an event is about, as people choose what they want to be told of. */
public enum EventKind {

	CREATED, MESSAGE, STATUS, ASSIGNEE, TEAM, PRIORITY, TAGS, CATEGORY, SUBJECT, CUSTOMER, FIELDS, SHELF, FAMILY, OTHER;

	/** Of an event, by what changed. */
	static EventKind of(String field) {
		return switch (field) {
			case "created" -> CREATED;
			case "message" -> MESSAGE;
			case "status", "solved-by" -> STATUS;
			case "assignee" -> ASSIGNEE;
			case "team" -> TEAM;
			case "priority", "priority-overruled", "urgency", "impact", "importance" -> PRIORITY;
			case "tags" -> TAGS;
			case "category", "kind" -> CATEGORY;
			case "subject" -> SUBJECT;
			case "customer" -> CUSTOMER;
			case "shelf" -> SHELF;
			case "merged-into", "merged-from", "split-from", "split-to", "follow-up-of", "link" -> FAMILY;
			default -> field.startsWith("fields.") ? FIELDS : OTHER;
		};
	}

	/** As it stands in requests: {@code created}. */
	public String key() {
		return name().toLowerCase(Locale.ROOT);
	}

	static Optional<EventKind> byKey(String key) {
		return Arrays.stream(values()).filter((kind) -> kind.key().equals(key)).findFirst();
	}

}
