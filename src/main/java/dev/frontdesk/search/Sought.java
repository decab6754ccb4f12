package dev.frontdesk.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.frontdesk.language.Stems;
import dev.frontdesk.language.Words;

/**
 * Words that must be found, or must not.
 *
 * @param query as tsquery
 * @param lexemes each of them is marked where it is found
 * @param prefixes so is what begins with one of these
 */
record Sought(boolean negated, String query, Set<String> lexemes, Set<String> prefixes) {

	/** From how many letters on a word may go on where no algorithm knows its stem. */
	private static final int SHORTEST_PREFIX = 2;

	/**
	 * A typed word may consist of several, as a Thai sentence does; a phrase is exact.
	 */
	static Sought of(Token token, Set<String> languages) {
		List<Words.Word> words = Words.placed(token.text());
		Set<String> lexemes = new LinkedHashSet<>();
		Set<String> prefixes = new LinkedHashSet<>();
		List<String> parts = new ArrayList<>();
		boolean open = !token.quoted() && token.text().endsWith("*");
		for (Words.Word word : words) {
			lexemes.add(word.folded());
			if (token.quoted()) {
				parts.add(quoted(word.folded()));
				continue;
			}
			Set<String> stems = new LinkedHashSet<>();
			languages.forEach((language) -> stems.addAll(Stems.of(word, language)));
			stems.removeIf((stem) -> isTooLittle(stem, word));
			lexemes.addAll(stems);
			boolean prefix = open || (isUnspaced(word.folded()) && word.folded().length() >= SHORTEST_PREFIX);
			if (prefix) {
				prefixes.add(word.folded());
			}
			List<String> either = new ArrayList<>(List.of(quoted(word.folded()) + (prefix ? ":*" : "")));
			stems.forEach((stem) -> either.add(quoted(stem)));
			parts.add(either.stream().collect(Collectors.joining(" | ", "(", ")")));
		}
		return new Sought(token.negated(), String.join(token.quoted() ? " <-> " : " & ", parts), lexemes, prefixes);
	}

	// Some algorithm of another language leaves of a long word what is a word of its own
	// elsewhere: Catalan's makes "el" of "elallas"
	private static boolean isTooLittle(String stem, Words.Word word) {
		return (stem.length() - Stems.MARK.length()) * 2 < word.folded().length();
	}

	// Scripts that write no spaces are split by dictionaries, which see words differently
	// in each sentence
	private static boolean isUnspaced(String word) {
		return switch (Character.UnicodeScript.of(word.codePointAt(0))) {
			case THAI, LAO, KHMER, MYANMAR, HAN, HIRAGANA, KATAKANA -> true;
			default -> false;
		};
	}

	private static String quoted(String word) {
		return '\'' + word.replace("\\", "\\\\").replace("'", "''") + '\'';
	}

}
