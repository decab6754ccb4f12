package dev.frontdesk.chat;

import java.util.Optional;

import dev.frontdesk.tickets.NewTicket;
import dev.frontdesk.tickets.Posted;
import dev.frontdesk.tickets.Ticket;
import org.jspecify.annotations.Nullable;

/** Seam: somebody of the desk who spoke to a visitor before they wrote. */
public interface FirstWord {

	/**
	 * What the visitor answers; empty for what was said to somebody else, or is answered
	 * already. Until the transaction ends nobody else answers it.
	 * @param reference as their page names it
	 * @param visits under what their visits are known, if they agreed
	 */
	Optional<Word> answered(String reference, long widgetId, @Nullable String visits);

	/**
	 * Their ticket, which begins with these words and is in the hands of whom said them.
	 * @param birth as it would be without them; the visitor's message is still to be
	 * heard
	 */
	Posted open(Word word, NewTicket birth);

	/** Their answer is about to stand in a ticket that was open already. */
	void heard(Word word, Ticket ticket);

	/** What was said, and by whom. */
	record Word(String reference, long agentId, String text, String language) {
	}

}
