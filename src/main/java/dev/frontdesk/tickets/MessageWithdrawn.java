package dev.frontdesk.tickets;

import java.util.List;
import java.util.function.UnaryOperator;

import dev.frontdesk.post.LetterTakenBack;

/**
 * Published within the transaction that took words of a message back, so that whoever has
 * copied them can do the same in it.
 *
 * @param ticketId where it is read
 * @param whole whether nothing of it is left
 * @param was what it said before
 * @param blackened the same words blacked out in another text; where the message was
 * edited or deleted, that text as it is
 * @param letters taken back with it; what is left may be written anew
 */
public record MessageWithdrawn(long ticketId, long messageId, boolean whole, String was,
		UnaryOperator<String> blackened, List<LetterTakenBack> letters) {

	/** What is left to be said again by letters of this purpose. */
	public List<LetterTakenBack> letters(String purpose) {
		return this.letters.stream().filter((letter) -> letter.isFor(purpose)).toList();
	}

}
