package dev.frontdesk.database;

import org.jspecify.annotations.Nullable;

/**
 * The embedded server could not be brought up; the message says why to a person.
 */
final class EmbeddedServerException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	EmbeddedServerException(String message) {
		super(message);
	}

	EmbeddedServerException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
