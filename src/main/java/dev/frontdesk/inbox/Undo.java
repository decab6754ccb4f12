package dev.frontdesk.inbox;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.frontdesk.tickets.Tickets;
import org.jspecify.annotations.Nullable;

/**
 * The way back from what was just done, as the address of the next page carries it.
 *
 * @param span the places of the ticket's history that tell it
 * @param done the message key of what was done
 * @param left what it left undone, in words; usually nothing
 */
public record Undo(Tickets.Span span, String done, List<String> left) {

	private static final Pattern TEXT = Pattern.compile("(\\d{1,18})-(\\d{1,18}):([a-z]{1,20})");

	/** Null where nothing was done. */
	static @Nullable Undo of(Tickets.Span span, String done) {
		return span.isEmpty() ? null : new Undo(span, "inbox.done." + done, List.of());
	}

	Undo leaving(List<String> left) {
		return new Undo(this.span, this.done, List.copyOf(left));
	}

	public String leftTold() {
		return String.join(" · ", this.left);
	}

	/** Null where the address does not name a way back. */
	static @Nullable Undo parse(@Nullable String text) {
		Matcher parts = TEXT.matcher((text != null) ? text : "");
		return parts.matches()
				? of(new Tickets.Span(Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2))), parts.group(3))
				: null;
	}

	String encode() {
		return this.span.from() + "-" + this.span.to() + ':' + this.done.substring("inbox.done.".length());
	}

}
