package dev.frontdesk.tickets;

import java.time.Duration;
import java.time.Instant;

/** The columns that lists sort by are never null. */
public final class Times {

	/** A time that is not there: sorts after every real one. */
	public static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

	/** How far ahead a time may be set. */
	static final Duration FARTHEST = Duration.ofDays(730);

	private Times() {
	}

	public static boolean given(Instant time) {
		return time.isBefore(NEVER);
	}

}
