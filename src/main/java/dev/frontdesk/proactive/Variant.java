package dev.frontdesk.proactive;

import dev.frontdesk.settings.LocalizedText;

/**
 * One of the texts that are tried against each other.
 *
 * @param share of the visitors who are shown the message, against the other shares
 */
record Variant(int share, LocalizedText text) {

	/** A, B, C. */
	static String letter(int number) {
		return String.valueOf((char) ('A' + number));
	}

}
