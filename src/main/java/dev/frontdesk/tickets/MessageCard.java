package dev.frontdesk.tickets;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A typed part of a message, rendered by its owner wherever the message is read.
 */
public interface MessageCard {

	/** The kind that messages name. */
	String kind();

	/** The template and fragment for the desk and the portal; it reads {@code card}. */
	String template();

	/**
	 * What the fragment reads, and what the widget gets as JSON, by reference; all cards
	 * of a page at once.
	 */
	Map<String, Object> models(Collection<String> references, Locale reader);

	/** One line for where there is only text: mail and transcripts. */
	String asText(String reference, Locale reader);

	/**
	 * The same where words of it were taken back; a card that holds none stays as it is.
	 * @param black what becomes of words
	 */
	default String redacted(String reference, UnaryOperator<String> black) {
		return reference;
	}

}
