package dev.frontdesk.tickets;

import org.jspecify.annotations.Nullable;

/**
 * What a note says from now on.
 *
 * @param text at most {@link NewMessage#MAX_LENGTH} code points
 * @param html the same as rich text, from {@link RichText}; null makes it from the text
 */
public record NewText(String text, @Nullable String html) {

	public static NewText of(String text) {
		return new NewText(text, null);
	}

}
