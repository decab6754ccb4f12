package dev.frontdesk.importers;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** In which language something is, as far as can be told without reading it. */
final class Tongue {

	private static final Map<Character.UnicodeScript, String> ONE_LANGUAGE = Map.of(Character.UnicodeScript.THAI, "th",
			Character.UnicodeScript.ARABIC, "ar", Character.UnicodeScript.HIRAGANA, "ja",
			Character.UnicodeScript.KATAKANA, "ja", Character.UnicodeScript.HANGUL, "ko",
			Character.UnicodeScript.HEBREW, "he", Character.UnicodeScript.GREEK, "el", Character.UnicodeScript.HAN,
			"zh");

	private Tongue() {
	}

	/** By its tag, else by its letters, else the given one. */
	static String of(String tag, String text, String otherwise) {
		String tagged = Locale.forLanguageTag(tag.strip().replace('_', '-')).getLanguage();
		if (!tagged.isEmpty() && !tagged.equals("und")) {
			return tagged;
		}
		String written = ofLetters(text);
		return (written != null) ? written : otherwise;
	}

	private static @Nullable String ofLetters(String text) {
		Map<Character.UnicodeScript, Integer> counts = new EnumMap<>(Character.UnicodeScript.class);
		text.codePoints()
			.limit(2000)
			.filter(Character::isLetter)
			.forEach((letter) -> counts.merge(Character.UnicodeScript.of(letter), 1, Integer::sum));
		int kana = counts.getOrDefault(Character.UnicodeScript.HIRAGANA, 0)
				+ counts.getOrDefault(Character.UnicodeScript.KATAKANA, 0);
		if (kana > 0) {
			// Chinese characters stand between them
			counts.remove(Character.UnicodeScript.HAN);
		}
		return counts.entrySet()
			.stream()
			.max(Map.Entry.comparingByValue())
			.map((most) -> (most.getKey() == Character.UnicodeScript.LATIN) ? latin(text)
					: ONE_LANGUAGE.get(most.getKey()))
			.orElse(null);
	}

	// Only Hungarian has these
	private static @Nullable String latin(String text) {
		return text.matches("(?s).*[őűŐŰ].*") ? "hu" : null;
	}

}
