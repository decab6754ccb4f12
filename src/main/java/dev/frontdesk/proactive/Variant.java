package dev.frontdesk.proactive;

import java.util.Locale;
import java.util.Map;

import dev.frontdesk.settings.LocalizedText;

/**
 * One of the texts that are tried against each other.
 *
 * @param share of the visitors who are shown the message, against the other shares
 */
record Variant(int share, LocalizedText text) {

	/** As someone reads it of whom nothing is known. */
	public String shown(Locale reader) {
		return Wording.filled(this.text.in(reader), Map.of());
	}

	/** A, B, C. */
	static String letter(int number) {
		return String.valueOf((char) ('A' + number));
	}

}
