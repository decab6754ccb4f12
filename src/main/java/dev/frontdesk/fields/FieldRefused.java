package dev.frontdesk.fields;

import dev.frontdesk.web.Refusal;

import org.springframework.http.HttpStatus;

/** What cannot be done to a field; the key says why. */
public class FieldRefused extends Refusal {

	private FieldRefused(HttpStatus status, String key, Object... arguments) {
		super(status, key, arguments);
	}

	static FieldRefused notFound() {
		return new FieldRefused(HttpStatus.NOT_FOUND, "fields.refused.not-found");
	}

	/** Someone saved it meanwhile. */
	static FieldRefused changed() {
		return new FieldRefused(HttpStatus.CONFLICT, "fields.refused.changed");
	}

	static FieldRefused tooMany(int most) {
		return new FieldRefused(HttpStatus.UNPROCESSABLE_CONTENT, "fields.refused.too-many", most);
	}

	boolean isConflict() {
		return status() == HttpStatus.CONFLICT;
	}

}
