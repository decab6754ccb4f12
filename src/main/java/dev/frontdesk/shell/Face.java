package dev.frontdesk.shell;

import java.util.Locale;

import com.ibm.icu.text.BreakIterator;

/**
 * A person as a small coloured round: one or two letters and one of twelve hues, the same
 * for the same name. Templates: {@code ~{shell/parts :: face(${face})}}.
 */
public record Face(String initials, int hue) {

	private static final int HUES = 12;

	public static Face of(String name) {
		return new Face(initials(name.strip()), Math.floorMod(name.hashCode(), HUES));
	}

	private static String initials(String name) {
		if (name.isEmpty()) {
			return "?";
		}
		String[] words = name.split("\\s+", -1);
		String first = firstLetter(words[0]);
		if (words.length == 1 || !joinsInitials(first)) {
			return first.toUpperCase(Locale.ROOT);
		}
		return (first + firstLetter(words[words.length - 1])).toUpperCase(Locale.ROOT);
	}

	// two Arabic or Han letters side by side read as a word
	private static boolean joinsInitials(String letter) {
		Character.UnicodeScript script = Character.UnicodeScript.of(letter.codePointAt(0));
		return script == Character.UnicodeScript.LATIN || script == Character.UnicodeScript.CYRILLIC
				|| script == Character.UnicodeScript.GREEK;
	}

	private static String firstLetter(String word) {
		int start = 0;
		while (start < word.length() && !Character.isLetterOrDigit(word.codePointAt(start))) {
			start += Character.charCount(word.codePointAt(start));
		}
		String rest = (start < word.length()) ? word.substring(start) : word;
		// Thai writes some vowels before the consonant that gives the name its letter
		if (rest.length() > 1 && "เแโใไ".indexOf(rest.charAt(0)) >= 0) {
			rest = rest.substring(1);
		}
		BreakIterator letters = BreakIterator.getCharacterInstance(Locale.ROOT);
		letters.setText(rest);
		int first = rest.codePointAt(0);
		int end = letters.next();
		return Character.UnicodeScript.of(first) == Character.UnicodeScript.THAI
				? rest.substring(0, Character.charCount(first)) : rest.substring(0, Math.max(end, 1));
	}

}
