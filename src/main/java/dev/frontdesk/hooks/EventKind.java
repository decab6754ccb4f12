package dev.frontdesk.hooks;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What an event is about, as people choose what they want to be told of. */
public enum EventKind {

	CREATED("created"), MESSAGE("message"), STATUS("status", "solved-by"), ASSIGNEE("assignee"), TEAM("team"),
	PRIORITY("priority", "priority-overruled", "urgency", "impact", "importance"), TAGS("tags"),
	CATEGORY("category", "kind"), SUBJECT("subject"), CUSTOMER("customer"), FIELDS, SHELF("shelf"),
	FAMILY("merged-into", "merged-from", "split-from", "split-to", "follow-up-of", "link"), OTHER;

	private final Set<String> fields;

	EventKind(String... fields) {
		this.fields = Set.of(fields);
	}

	/** Of an event, by what changed. */
	static EventKind of(String field) {
		if (field.startsWith("fields.")) {
			return FIELDS;
		}
		return Arrays.stream(values()).filter((kind) -> kind.fields.contains(field)).findFirst().orElse(OTHER);
	}

	/** As it stands in requests: {@code created}. */
	public String key() {
		return name().toLowerCase(Locale.ROOT);
	}

	static Optional<EventKind> byKey(String key) {
		return Arrays.stream(values()).filter((kind) -> kind.key().equals(key)).findFirst();
	}

}
