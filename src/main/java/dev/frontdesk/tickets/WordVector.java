package dev.frontdesk.tickets;

import java.util.ArrayList;
import java.util.List;

import dev.frontdesk.language.Stems;
import dev.frontdesk.language.Words;

/**
 * The words of a text as PostgreSQL's {@code tsvector} reads them: each with its place,
 * its stems at the same. May be put together from parts whose terms are known already.
 */
public final class WordVector {

	// PostgreSQL keeps at most this position, and 256 of them a word
	private static final int LAST_POSITION = 16_383;

	private final StringBuilder written = new StringBuilder();

	private int position = 1;

	/** What stands at each place of a text: the word and its stems, quoted. */
	public static List<List<String>> terms(String text, String language) {
		List<List<String>> places = new ArrayList<>();
		for (Words.Word word : Words.placed(text)) {
			List<String> place = new ArrayList<>();
			place.add(quoted(word.folded()));
			Stems.of(word, language).forEach((stem) -> place.add(quoted(stem)));
			places.add(place);
		}
		return places;
	}

	/** The next part of the text. */
	public void add(List<List<String>> terms) {
		for (List<String> place : terms) {
			for (String term : place) {
				this.written.append(term).append(':').append(this.position).append(' ');
			}
			this.position = Math.min(this.position + 1, LAST_POSITION);
		}
	}

	private static String quoted(String word) {
		return '\'' + word.replace("\\", "\\\\").replace("'", "''") + '\'';
	}

	@Override
	public String toString() {
		return this.written.toString();
	}

}
