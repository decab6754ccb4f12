package dev.frontdesk.ratings;

import dev.frontdesk.web.Refusal;

import org.springframework.http.HttpStatus;

/** A rating that cannot be taken; the key says why. */
class RatingRefused extends Refusal {

	private RatingRefused(HttpStatus status, String key) {
		super(status, key);
	}

	static RatingRefused score() {
		return new RatingRefused(HttpStatus.UNPROCESSABLE_CONTENT, "ratings.refused.score");
	}

	static RatingRefused early() {
		return new RatingRefused(HttpStatus.CONFLICT, "ratings.refused.early");
	}

	static RatingRefused late() {
		return new RatingRefused(HttpStatus.CONFLICT, "ratings.refused.late");
	}

	/** A customer's word is not the desk's to change. */
	static RatingRefused theirs() {
		return new RatingRefused(HttpStatus.CONFLICT, "ratings.refused.theirs");
	}

}
