package dev.frontdesk.inbox;

import java.util.List;
import java.util.UUID;

import dev.frontdesk.drafts.Draft;
import dev.frontdesk.drafts.DraftKind;
import dev.frontdesk.drafts.Drafts;
import dev.frontdesk.tickets.Status;
import org.jspecify.annotations.Nullable;

/**
 * The composer as it is sent.
 *
 * @param kind {@code note} or {@code forward}, or anything else for a reply
 * @param clientId made by the page; missing without JavaScript before the server made one
 * @param next {@code PENDING}, {@code ON_HOLD} or {@code SOLVED}, or empty
 * @param after the last place the page shows
 * @param later when to send it, by a {@link dev.frontdesk.drafts.SendTime}'s key
 * @param at the custom time
 * @param theirs whether the custom time is meant in the customer's zone
 * @param drop a file to take off, instead of sending
 * @param forwardTo addresses outside, as typed
 * @param attach files of the thread to forward
 * @param keep anything: keep it, instead of sending
 * @param leave a step to leave out, instead of sending
 * @param version of the draft the page knows; missing overwrites whatever stands
 */
record SendForm(@Nullable String kind, @Nullable String text, @Nullable String clientId, long seen,
		@Nullable String next, @Nullable Long after, @Nullable String recipients, Draft.@Nullable Quoted quoted,
		@Nullable List<Long> mentions, @Nullable String later, @Nullable String at, @Nullable Boolean theirs,
		@Nullable String drop, @Nullable String keep, @Nullable String tab, @Nullable String forwardTo,
		@Nullable List<String> attach, @Nullable Long version, @Nullable String leave) {

	private static final int CLIENT_ID_LENGTH = 64;

	DraftKind draftKind() {
		return DraftKind.of(this.kind);
	}

	boolean note() {
		return draftKind() != DraftKind.REPLY;
	}

	boolean isLater() {
		return this.later != null && !this.later.isBlank();
	}

	String typed() {
		return (this.text != null) ? this.text : "";
	}

	long versionKnown() {
		return (this.version != null) ? this.version : -1;
	}

	@Nullable String recipientsTyped() {
		return switch (draftKind()) {
			case REPLY -> this.recipients;
			case FORWARD -> this.forwardTo;
			case NOTE -> null;
		};
	}

	List<String> attachedOrNone() {
		return (this.attach != null) ? this.attach : List.of();
	}

	Draft.Quoted quotedOrLast() {
		return (this.quoted != null) ? this.quoted : Draft.Quoted.LAST;
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
			case "ON_HOLD" -> Status.ON_HOLD;
			case "SOLVED" -> Status.SOLVED;
			default -> null;
		};
	}

	Drafts.Content content() {
		return new Drafts.Content(typed().replace("\r\n", "\n"), recipientsTyped(), quotedOrLast(),
				(this.mentions != null) ? this.mentions : List.of(), this.seen, clientIdOrNew(),
				(this.tab != null) ? this.tab : "");
	}

}
