package dev.frontdesk.escalations;

import java.time.Instant;

import dev.frontdesk.tickets.Times;
import org.jspecify.annotations.Nullable;

/**
 * Once to a helper, as it was.
 *
 * @param helper the team's name in the reader's language, or the outside party's
 * @param outside whether it is someone who does not work here
 * @param by who escalated
 * @param endedAt {@link Times#NEVER} while the helper has it
 * @param endedBy who brought it back; null where it ended by itself
 */
public record Escalation(long id, @Nullable Long stepId, @Nullable Long teamId, String helper, boolean outside,
		String reason, long byAgentId, String by, @Nullable Long fromTeamId, Instant at, Instant dueAt, Instant endedAt,
		@Nullable String endedBy, String answer) {

	public boolean running() {
		return !Times.given(this.endedAt);
	}

	boolean lateAt(Instant now) {
		return running() && this.dueAt.isBefore(now);
	}

}
