package dev.frontdesk.search;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import dev.frontdesk.language.Words;

/**
 * A piece of a text around what was found.
 *
 * @param language the tag of the text's language
 */
public record Marked(List<Piece> pieces, String language) {

	private static final int BEFORE = 50;

	private static final int LENGTH = 180;

	private static final Pattern SPACES = Pattern.compile("\\s+");

	static Marked whole(String text, String language, Marks marks) {
		return cut(text, language, marks, Integer.MAX_VALUE);
	}

	static Marked snippet(String text, String language, Marks marks) {
		return cut(SPACES.matcher(text).replaceAll(" "), language, marks, LENGTH);
	}

	private static Marked cut(String text, String language, Marks marks, int length) {
		List<Words.Word> words = Words.placed(text);
		List<Words.Word> hits = words.stream().filter((word) -> marks.has(word, language)).toList();
		int start = (hits.isEmpty() || length > text.length()) ? 0 : from(words, hits.getFirst().start());
		int end = (length > text.length() - start) ? text.length() : to(words, start + length);
		List<Piece> pieces = new ArrayList<>();
		int at = start;
		if (start > 0) {
			pieces.add(new Piece("… ", false));
		}
		for (Words.Word hit : hits) {
			if (hit.start() >= at && hit.end() <= end) {
				add(pieces, text.substring(at, hit.start()), false);
				add(pieces, hit.written(), true);
				at = hit.end();
			}
		}
		add(pieces, text.substring(Math.min(at, end), end), false);
		if (end < text.length()) {
			pieces.add(new Piece(" …", false));
		}
		return new Marked(List.copyOf(pieces), language);
	}

	private static int from(List<Words.Word> words, int hit) {
		return words.stream()
			.map(Words.Word::start)
			.filter((start) -> start >= hit - BEFORE)
			.findFirst()
			.filter((start) -> start > BEFORE / 2)
			.orElse(0);
	}

	// At a word's end; a text without words was cut nowhere
	private static int to(List<Words.Word> words, int most) {
		return words.stream().map(Words.Word::end).filter((end) -> end <= most).reduce(0, Math::max);
	}

	private static void add(List<Piece> pieces, String text, boolean hit) {
		if (!text.isEmpty()) {
			pieces.add(new Piece(text, hit));
		}
	}

	/**
	 * Plain text, to be escaped by whoever shows it.
	 *
	 * @param hit whether it is what was found
	 */
	public record Piece(String text, boolean hit) {
	}

}
