package dev.frontdesk.visitors;

import dev.frontdesk.web.Refusal;

import org.springframework.http.HttpStatus;

/** Word of a visitor that is not taken. */
final class BeatRefused extends Refusal {

	private BeatRefused(HttpStatus status, String key) {
		super(status, key);
	}

	/** Not from here, or not of this widget. */
	static BeatRefused notAllowed() {
		return new BeatRefused(HttpStatus.FORBIDDEN, "visitors.not-allowed");
	}

	static BeatRefused malformed() {
		return new BeatRefused(HttpStatus.UNPROCESSABLE_CONTENT, "visitors.malformed");
	}

}
