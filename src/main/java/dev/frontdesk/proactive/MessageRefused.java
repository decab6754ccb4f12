package dev.frontdesk.proactive;

import dev.frontdesk.web.Refusal;

import org.springframework.http.HttpStatus;

/** A message that is not there, or changed meanwhile; or counts nobody can believe. */
public final class MessageRefused extends Refusal {

	private MessageRefused(HttpStatus status, String key) {
		super(status, key);
	}

	static MessageRefused notFound() {
		return new MessageRefused(HttpStatus.NOT_FOUND, "proactive.not-found");
	}

	static MessageRefused changed() {
		return new MessageRefused(HttpStatus.CONFLICT, "proactive.changed-meanwhile");
	}

	static MessageRefused foreign() {
		return new MessageRefused(HttpStatus.FORBIDDEN, "proactive.foreign");
	}

	static MessageRefused malformed() {
		return new MessageRefused(HttpStatus.UNPROCESSABLE_CONTENT, "proactive.malformed");
	}

}
