package dev.frontdesk.sources;

import java.util.List;

/**
 * Something that could not be read.
 *
 * @param place what {@code at} counts or names
 * @param at the line, the ticket's number, the Message-ID, the file's name
 * @param reason the key of the words for it
 * @param arguments of those words
 */
public record Untaken(Place place, String at, String reason, List<String> arguments) {

	/** The most of what people wrote that a report repeats. */
	private static final int LONGEST = 120;

	public Untaken {
		at = shortened(at);
		arguments = arguments.stream().map(Untaken::shortened).toList();
	}

	public static Untaken of(Place place, String at, String reason, String... arguments) {
		return new Untaken(place, at, reason, List.of(arguments));
	}

	private static String shortened(String text) {
		String clean = text.replaceAll("[\\p{Cc}\\p{Cs}\\u202A-\\u202E\\u2066-\\u2069]", " ").strip();
		return (clean.length() <= LONGEST) ? clean : clean.substring(0, LONGEST - 1) + "…";
	}

	/** What is named. */
	public enum Place {

		LINE, TICKET, MESSAGE, FILE

	}

}
