package dev.frontdesk.hooks;

import java.time.Duration;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * What became of an attempt.
 *
 * @param status null where no answer came
 * @param error why none came; empty where one did
 * @param text the beginning of the answer, or what went wrong
 * @param retryAfter how long the far end asked to be left alone
 */
record Answer(@Nullable Integer status, String error, String text, Optional<Duration> retryAfter, Duration took) {

	private static final int GONE = 410;

	boolean taken() {
		return this.status != null && this.status >= 200 && this.status < 300;
	}

	/** It wants to hear nothing any more. */
	boolean gone() {
		return this.status != null && this.status == GONE;
	}

}
