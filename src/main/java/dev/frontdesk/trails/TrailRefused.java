package dev.frontdesk.trails;

import dev.frontdesk.web.Refusal;

import org.springframework.http.HttpStatus;

/** Visits that are not to be remembered, or that nobody may tell us of. */
public final class TrailRefused extends Refusal {

	private TrailRefused(HttpStatus status, String key) {
		super(status, key);
	}

	/**
	 * The page is none of the widget's, the visitor objects, or the market keeps nothing.
	 */
	static TrailRefused notAllowed() {
		return new TrailRefused(HttpStatus.FORBIDDEN, "trails.not-allowed");
	}

	static TrailRefused malformed() {
		return new TrailRefused(HttpStatus.UNPROCESSABLE_CONTENT, "trails.malformed");
	}

}
