package dev.frontdesk.importers;

import dev.frontdesk.web.Refusal;

import org.springframework.http.HttpStatus;

/** An import that is not there, or cannot do that now. */
class ImportRefused extends Refusal {

	private ImportRefused(HttpStatus status, String reason, Object... arguments) {
		super(status, "importers.refused." + reason, arguments);
	}

	static ImportRefused notFound() {
		return new ImportRefused(HttpStatus.NOT_FOUND, "not-found");
	}

	static ImportRefused now(String reason) {
		return new ImportRefused(HttpStatus.CONFLICT, reason);
	}

	static ImportRefused input(String reason, Object... arguments) {
		return new ImportRefused(HttpStatus.UNPROCESSABLE_CONTENT, reason, arguments);
	}

}
