package dev.frontdesk.drafts;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** What a composer writes. */
public enum DraftKind {

	REPLY, NOTE, FORWARD;

	/** As forms and addresses name it; anything unknown is a reply. */
	public static DraftKind of(@Nullable String name) {
		for (DraftKind kind : values()) {
			if (kind.key().equals(name)) {
				return kind;
			}
		}
		return REPLY;
	}

	public String key() {
		return name().toLowerCase(Locale.ROOT);
	}

}
