package dev.frontdesk.offers;

import java.time.Duration;
import java.time.Instant;

import dev.frontdesk.tickets.Ticket;
import dev.frontdesk.tickets.Times;

/** What makes a ticket a chat that is going on, and how pressing it is. */
public final class LiveChat {

	/** A chat in which nothing was said for so long is a ticket like any other. */
	public static final Duration LIVE = Ticket.CHAT_GOES_ON;

	private static final Duration SOON = Duration.ofMinutes(1);

	private static final Duration LONG = Duration.ofMinutes(3);

	private LiveChat() {
	}

	/**
	 * The class under which style sheets show how long somebody waits.
	 * @param since since when; {@link Times#NEVER} where nobody does
	 */
	public static String colour(Instant since, Instant now) {
		if (!Times.given(since)) {
			return "is-quiet";
		}
		Duration waits = Duration.between(since, now);
		return (waits.compareTo(SOON) < 0) ? "is-good" : (waits.compareTo(LONG) < 0) ? "is-warn" : "is-bad";
	}

}
