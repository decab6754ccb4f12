package dev.frontdesk.search;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.frontdesk.language.Stems;
import dev.frontdesk.language.Words;

/**
 * Tells which words of texts are those that were looked for. It remembers: the same words
 * come back in every text of a page, and each asks for its stems.
 */
class Marks {

	private final Set<String> lexemes = new HashSet<>();

	private final Set<String> prefixes = new HashSet<>();

	private final Map<Seen, Boolean> known = new HashMap<>();

	Marks(List<Sought> wanted) {
		for (Sought one : wanted) {
			this.lexemes.addAll(one.lexemes());
			this.prefixes.addAll(one.prefixes());
		}
	}

	boolean has(Words.Word word, String language) {
		return this.known.computeIfAbsent(new Seen(word.written(), language), (seen) -> isSought(word, language));
	}

	private boolean isSought(Words.Word word, String language) {
		return this.lexemes.contains(word.folded()) || this.prefixes.stream().anyMatch(word.folded()::startsWith)
				|| Stems.of(word, language).stream().anyMatch(this.lexemes::contains);
	}

	private record Seen(String written, String language) {
	}

}
