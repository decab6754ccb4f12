package dev.frontdesk.visitors;

import dev.frontdesk.web.Refusal;

import org.springframework.http.HttpStatus;

/** A visitor who is not to be spoken to, for now. */
final class InvitationRefused extends Refusal {

	private InvitationRefused(String key, Object... arguments) {
		super(HttpStatus.CONFLICT, key, arguments);
	}

	static InvitationRefused off() {
		return new InvitationRefused("visitors.refused.off");
	}

	static InvitationRefused gone() {
		return new InvitationRefused("visitors.refused.gone");
	}

	static InvitationRefused chats() {
		return new InvitationRefused("visitors.refused.chats");
	}

	static InvitationRefused taken(String by) {
		return new InvitationRefused("visitors.refused.taken", by);
	}

	static InvitationRefused closed() {
		return new InvitationRefused("visitors.refused.closed");
	}

	static InvitationRefused over() {
		return new InvitationRefused("visitors.refused.over");
	}

}
