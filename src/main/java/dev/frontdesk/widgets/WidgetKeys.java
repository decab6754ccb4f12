package dev.frontdesk.widgets;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

import dev.frontdesk.web.PublicId;

/** By what pages name widgets, and addresses of chats end. */
final class WidgetKeys {

	/** Below {@code /chat/} something else stands there. */
	static final Set<String> RESERVED = Set.of("panel", "threads", "socket", "logo", "identity", "visits", "counts",
			"new", "now", "preview", "availability", "transcripts", "greeting", "parts");

	private static final int LONGEST = 40;

	private WidgetKeys() {
	}

	/** Made from a name, as far as it is written in Latin letters. */
	static String from(String name) {
		String plain = Normalizer.normalize(name, Normalizer.Form.NFKD)
			.replaceAll("\\p{M}+", "")
			.toLowerCase(Locale.ROOT)
			.replaceAll("[^a-z0-9]+", "-")
			.replaceAll("^-+|-+$", "");
		String key = plain.substring(0, Math.min(plain.length(), LONGEST));
		return (key.isEmpty() || RESERVED.contains(key)) ? PublicId.next().substring(0, 8) : key;
	}

}
