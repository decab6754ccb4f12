package dev.frontdesk.inbox;

import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The way back from what was just done, as the address of the next page carries it.
 *
 * @param action the noun to post to
 * @param was the value to go back to
 * @param done the message key of what was done
 */
public record Undo(String action, String was, String done) {

	private static final Map<String, Set<String>> WAYS = Map.of("status", Set.of("OPEN", "PENDING", "ON_HOLD"), "shelf",
			Set.of("DESK", "SPAM", "TRASH"), "assignment", Set.of());

	static Undo of(String action, String was, String done) {
		return new Undo(action, was, "inbox.done." + done);
	}

	/** Null where the address does not name a way back. */
	static @Nullable Undo parse(@Nullable String text) {
		String[] parts = (text != null) ? text.split(":", -1) : new String[0];
		if (parts.length != 3 || !WAYS.containsKey(parts[0]) || !parts[2].matches("[a-z]{1,20}")) {
			return null;
		}
		boolean known = parts[0].equals("assignment") ? parts[1].matches("\\d{0,18}")
				: WAYS.getOrDefault(parts[0], Set.of()).contains(parts[1]);
		return known ? of(parts[0], parts[1], parts[2]) : null;
	}

	String encode() {
		return this.action + ':' + this.was + ':' + this.done.substring("inbox.done.".length());
	}

	/** The name of the form field that carries the value. */
	public String field() {
		return this.action.equals("assignment") ? "agent" : this.action;
	}

}
