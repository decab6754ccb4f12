package dev.frontdesk.identity;

import dev.frontdesk.web.Refusal;

import org.springframework.http.HttpStatus;

/**
 * A token that proves nothing. Says why, for whoever makes them: it tells a forger no
 * more than the documentation does.
 */
public class TokenRefused extends Refusal {

	private final Why why;

	TokenRefused(Why why) {
		super(HttpStatus.UNAUTHORIZED, "identity.refused." + why);
		this.why = why;
	}

	Why why() {
		return this.why;
	}

	enum Why {

		/** Too large, unsigned, by another algorithm, or by no secret of this widget. */
		SIGNATURE,

		/** Over, not yet begun, without an end, or with one too far away. */
		TIME,

		/** Made for another widget. */
		AUDIENCE,

		/** Without a subject or a {@code jti}. */
		INCOMPLETE,

		/** Used before, by someone else. */
		USED

	}

}
