package dev.frontdesk.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.frontdesk.tickets.WordVector;

/**
 * A text with blanks in it, whose words are known beforehand: splitting four million
 * messages into words takes longer than storing them.
 *
 * @param parts words as they stand, and between them the names of blanks
 */
record SamplePhrase(List<Part> parts) {

	private static final Pattern BLANK = Pattern.compile("\\{(\\w+)}");

	static SamplePhrase of(String text, String language) {
		List<Part> parts = new ArrayList<>();
		Matcher blank = BLANK.matcher(text);
		int from = 0;
		while (blank.find()) {
			parts.add(Part.text(text.substring(from, blank.start()), language));
			parts.add(new Part(blank.group(1), "", "", List.of()));
			from = blank.end();
		}
		parts.add(Part.text(text.substring(from), language));
		return new SamplePhrase(List.copyOf(parts));
	}

	/** Writes the text, its HTML and its words to where they belong. */
	void write(Map<String, Part> blanks, StringBuilder text, StringBuilder html, WordVector words) {
		for (Part part : this.parts) {
			Part said = part.blank().isEmpty() ? part : blanks.getOrDefault(part.blank(), part);
			text.append(said.text());
			html.append(said.html());
			words.add(said.terms());
		}
	}

	record Part(String blank, String text, String html, List<List<String>> terms) {

		static Part text(String text, String language) {
			return new Part("", text, html(text), WordVector.terms(text, language));
		}

		private static String html(String text) {
			return text.replace("&", "&amp;")
				.replace("<", "&lt;")
				.replace(">", "&gt;")
				.replace("\"", "&quot;")
				.replace("\n", "<br>");
		}

	}

}
