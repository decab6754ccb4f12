package dev.frontdesk.staff;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * An agent takes no work.
 *
 * @param until null until they come back by themselves
 */
public record Absence(long agentId, Reason reason, Instant since, @Nullable Instant until) {

	/** Why, as colleagues read it. */
	public enum Reason {

		BREAK, MEETING, TRAINING, OUT_OF_OFFICE, OTHER

	}

}
