package dev.frontdesk.availability;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Seam: how long visitors wait, as the module of their chats knows it. */
public interface Waits {

	/** First replies in chats begun since, the latest chats first, at most so many. */
	List<Reply> replies(Instant since, int most);

	/** How many wait for their first reply and are in nobody's hands. */
	Map<Door, Integer> waiting();

	/**
	 * @param took from the visitor's first message to an agent's first answer
	 */
	record Reply(Door door, Instant begun, Duration took) {
	}

	/** Through which widget, and in which language, a visitor writes. */
	record Door(long widgetId, String language) {
	}

}
