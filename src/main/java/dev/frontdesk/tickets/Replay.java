package dev.frontdesk.tickets;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** A step in a ticket's past, told by whoever imports it. Nothing fires. */
public sealed interface Replay {

	record Say(NewMessage message) implements Replay {
	}

	record Route(@Nullable Long teamId, @Nullable Long agentId) implements Replay {
	}

	record Become(Status status) implements Replay {
	}

	record Tag(List<String> tags) implements Replay {
	}

	record Put(Shelf shelf) implements Replay {
	}

	/** The priority it had, whatever ours would be. */
	record Rank(Priority priority) implements Replay {
	}

}
