package dev.frontdesk.tickets;

import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * A mark among the words of each message and subject that says about when it was written:
 * whoever looks for what is found often looks among the newest first, and the index knows
 * them without reading a row. Ids rise with time.
 */
public final class Recency {

	/** Begins every mark; no word has it. */
	private static final String MARK = "^";

	/** 32,768 messages share a mark. */
	static final int MESSAGES = 15;

	/** 8,192 tickets share a mark: about as long a time, at four messages a ticket. */
	static final int TICKETS = 13;

	private Recency() {
	}

	/** The mark of a message, as a lexeme of a tsvector. */
	public static String ofMessage(long id) {
		return lexeme(id >> MESSAGES);
	}

	/** The mark of a ticket's subject, as a lexeme of a tsvector. */
	public static String ofTicket(long id) {
		return lexeme(id >> TICKETS);
	}

	/**
	 * The newest so many stretches, and the one that may just have begun.
	 * @return their marks as a tsquery, and the first id that has one of them: 0 when
	 * there are no older ones
	 */
	public static Newest newestMessages(long newest, int stretches) {
		return newest(newest, stretches, MESSAGES);
	}

	/** The same for subjects. */
	public static Newest newestTickets(long newest, int stretches) {
		return newest(newest, stretches, TICKETS);
	}

	private static Newest newest(long newest, int stretches, int bits) {
		long last = newest >> bits;
		long first = Math.max(last - stretches + 1, 0);
		return new Newest(LongStream.rangeClosed(first, last + 1)
			.mapToObj(Recency::lexeme)
			.collect(Collectors.joining(" | ", "(", ")")), first << bits);
	}

	private static String lexeme(long stretch) {
		return "'" + MARK + stretch + "'";
	}

	/**
	 * What is new.
	 *
	 * @param query of its marks
	 * @param first the first id that has one of them
	 */
	public record Newest(String query, long first) {
	}

}
