package dev.frontdesk.inbox;

import java.util.List;
import java.util.UUID;

import dev.frontdesk.tickets.Channel;
import dev.frontdesk.tickets.NewMessage;
import dev.frontdesk.tickets.Status;
import org.jspecify.annotations.Nullable;

/**
 * The composer as it is sent.
 *
 * @param kind {@code note}, or anything else for a reply
 * @param clientId made by the page; missing without JavaScript before the server made one
 * @param next {@code PENDING} or {@code SOLVED}, or empty
 * @param after the last place the page shows
 */
record SendForm(@Nullable String kind, @Nullable String text, @Nullable String clientId, long seen,
		@Nullable String next, @Nullable Long after) {

	private static final int CLIENT_ID_LENGTH = 64;

	boolean note() {
		return "note".equals(this.kind);
	}

	String typed() {
		return (this.text != null) ? this.text : "";
	}

	String clientIdOrNew() {
		return (this.clientId != null && this.clientId.matches("[A-Za-z0-9_-]{8," + CLIENT_ID_LENGTH + "}"))
				? this.clientId : UUID.randomUUID().toString();
	}

	@Nullable Status nextStatus() {
		if (note()) {
			return null;
		}
		return switch ((this.next != null) ? this.next : "") {
			case "PENDING" -> Status.PENDING;
			case "SOLVED" -> Status.SOLVED;
			default -> null;
		};
	}

	NewMessage message(Head head, String language, List<Long> fileIds) {
		NewMessage message = note() ? NewMessage.note(clientIdOrNew(), typed(), language)
				: NewMessage.text(clientIdOrNew(), typed(), Channel.valueOf(head.channel()), language);
		return message.withFiles(fileIds);
	}

}
