package dev.frontdesk.demo;

import java.time.Instant;
import java.util.List;

import dev.frontdesk.tickets.Shelf;
import dev.frontdesk.tickets.Status;
import org.jspecify.annotations.Nullable;

/**
 * What happens to one ticket of the demo, with all its times.
 *
 * @param agent who answers; null while nobody has taken it
 * @param released whether the agent gave it back to the queue
 * @param end how the ticket stands today
 * @param solvedAt of a solved or closed one
 * @param followsUp whether a closed ticket of the same customer goes before
 */
record Plot(Script script, Cast.Shopper shopper, Cast.@Nullable Colleague agent, String subject, List<Scene> scenes,
		boolean released, Status end, Shelf shelf, @Nullable Instant solvedAt, boolean followsUp) {

	record Scene(Script.Part part, String text, Instant at) {
	}

	Instant begin() {
		return this.scenes.getFirst().at();
	}

	Instant last() {
		return (this.solvedAt != null) ? this.solvedAt : this.scenes.getLast().at();
	}

}
