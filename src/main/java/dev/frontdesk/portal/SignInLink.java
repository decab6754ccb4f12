package dev.frontdesk.portal;

import java.time.Instant;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * A mailed link as it was written down.
 *
 * @param target the page it leads to, below {@code /help/{locale}/}
 */
record SignInLink(String email, long customerId, Locale locale, String target, Instant expiresAt,
		@Nullable Instant usedAt) {

	boolean opensAt(Instant now) {
		return this.usedAt == null && this.expiresAt.isAfter(now);
	}

	boolean used() {
		return this.usedAt != null;
	}

}
