package dev.frontdesk.talks;

import dev.frontdesk.web.Refusal;

import org.springframework.http.HttpStatus;

/** A conversation that cannot be taken along, now or so; the key says why. */
class TakeawayRefused extends Refusal {

	private TakeawayRefused(HttpStatus status, String key) {
		super(status, key);
	}

	static TakeawayRefused notOffered() {
		return new TakeawayRefused(HttpStatus.FORBIDDEN, "talks.transcript.off");
	}

	static TakeawayRefused notAnswered() {
		return new TakeawayRefused(HttpStatus.CONFLICT, "talks.transcript.unanswered");
	}

	/** Not 429: waiting a moment changes nothing. */
	static TakeawayRefused tooMany() {
		return new TakeawayRefused(HttpStatus.CONFLICT, "talks.transcript.too-many");
	}

	static TakeawayRefused unreachable() {
		return new TakeawayRefused(HttpStatus.UNPROCESSABLE_CONTENT, "customers.invalid-email");
	}

	static TakeawayRefused over() {
		return new TakeawayRefused(HttpStatus.NOT_FOUND, "talks.transcript.over");
	}

}
