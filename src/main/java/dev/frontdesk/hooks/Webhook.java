package dev.frontdesk.hooks;

import java.time.Instant;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Who elsewhere is told.
 *
 * @param kinds what it is told of; none for everything
 * @param notes whether it is told of notes
 * @param confidential whether it is told of tickets of private teams
 * @param formerUntil how long the secret before is signed with, too; null once it is not
 * @param failingSince since when nothing arrived; null where the last did
 * @param version grows with every change
 */
public record Webhook(long id, String name, String address, Set<EventKind> kinds, boolean notes, boolean confidential,
		State state, @Nullable Instant formerUntil, @Nullable Instant failingSince, int version, Instant created) {

	public Webhook {
		kinds = Set.copyOf(kinds);
	}

	/** Whether it is told anything now. */
	public boolean on() {
		return this.state == State.ACTIVE;
	}

	public boolean tells(EventKind kind) {
		return this.kinds.isEmpty() || this.kinds.contains(kind);
	}

	/** What becomes of it; the last two by themselves. */
	public enum State {

		ACTIVE, PAUSED, FAILING, GONE

	}

}
