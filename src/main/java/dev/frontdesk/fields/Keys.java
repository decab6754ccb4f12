package dev.frontdesk.fields;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

import dev.frontdesk.settings.LocalizedText;

/** The names that programs use: made from those that people read where none is given. */
public final class Keys {

	private static final int LONGEST = 34;

	private Keys() {
	}

	/**
	 * Whether it can be one: lower case letters, digits, dashes; begins with a letter.
	 */
	public static boolean good(String key) {
		return key.matches("[a-z][a-z0-9_-]{0,39}");
	}

	/**
	 * From the name in English, and different from all others.
	 * @param otherwise where the name has no letters for one
	 */
	public static String made(LocalizedText name, String otherwise, Set<String> taken) {
		return free(plain(name).replaceFirst("^[^a-z]+", ""), otherwise, taken);
	}

	/** Of a choice: may begin with a digit. */
	static String ofChoice(LocalizedText name, Set<String> taken) {
		return free(plain(name), "choice", taken);
	}

	private static String plain(LocalizedText name) {
		return Normalizer.normalize(name.in(Locale.ENGLISH), Normalizer.Form.NFKD)
			.replaceAll("\\p{M}", "")
			.toLowerCase(Locale.ROOT)
			.replaceAll("[^a-z0-9]+", "-")
			.replaceAll("^-|-$", "");
	}

	private static String free(String plain, String otherwise, Set<String> taken) {
		String key = plain.isEmpty() ? otherwise
				: plain.substring(0, Math.min(plain.length(), LONGEST)).replaceAll("-$", "");
		String free = key;
		for (int i = 2; taken.contains(free); i++) {
			free = key + "-" + i;
		}
		return free;
	}

}
