package dev.frontdesk.web;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Numbers as people type them into forms. They are bound as text, so that what is no
 * number comes back with everything else that was typed.
 */
public final class Numbers {

	private Numbers() {
	}

	/** From zero up, in any script's digits. */
	public static Optional<Long> whole(@Nullable String typed) {
		String text = (typed != null) ? typed.strip() : "";
		return text.matches("\\p{Nd}{1,18}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
	}

}
