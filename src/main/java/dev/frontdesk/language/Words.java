package dev.frontdesk.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.util.ULocale;

/**
 * Splits a text in any script into the words it can be found by: ICU's boundaries
 * (dictionaries for Thai, Khmer, Lao, Chinese and Japanese), case and accents folded, so
 * that {@code arvizturo} finds {@code árvíztűrő}.
 */
public final class Words {

	private static final int LONGEST = 64;

	private static final Pattern MARKS = Pattern
		.compile("[\\u0300-\\u036F\\u0591-\\u05C7\\u064B-\\u065F\\u0670\\u0640]");

	private Words() {
	}

	public static List<String> of(String text) {
		return placed(text).stream().map(Word::folded).toList();
	}

	/** Each word and where it stands in the text. */
	public static List<Word> placed(String text) {
		BreakIterator words = BreakIterator.getWordInstance(ULocale.ROOT);
		words.setText(text);
		List<Word> found = new ArrayList<>();
		int start = words.first();
		for (int end = words.next(); end != BreakIterator.DONE; start = end, end = words.next()) {
			if (words.getRuleStatus() != BreakIterator.WORD_NONE) {
				String written = text.substring(start, end);
				String folded = fold(written);
				if (!folded.isEmpty() && folded.length() <= LONGEST) {
					found.add(new Word(written, folded, start, end));
				}
			}
		}
		return found;
	}

	/**
	 * Case and accents folded. Only the marks of Latin, Greek, Cyrillic, Hebrew and
	 * Arabic go; the vowel signs of Thai or Devanagari are letters and stay. Arabic
	 * letters that people write for one another become one.
	 */
	public static String fold(String word) {
		return isAscii(word) ? word.toLowerCase(Locale.ROOT) : folded(word);
	}

	private static boolean isAscii(String word) {
		for (int i = 0; i < word.length(); i++) {
			if (word.charAt(i) >= 0x80) {
				return false;
			}
		}
		return true;
	}

	private static String folded(String word) {
		String folded = Normalizer2.getNFKCCasefoldInstance().normalize(word);
		String apart = Normalizer2.getNFDInstance().normalize(folded);
		String bare = MARKS.matcher(apart).replaceAll("");
		return Normalizer2.getNFCInstance()
			.normalize(bare)
			.replace('\u0671', '\u0627')
			.replace('\u0649', '\u064A')
			.replace('\u0629', '\u0647');
	}

	/**
	 * A word of a text.
	 *
	 * @param written as it stands there
	 * @param folded as it is found
	 * @param start its first place in the text
	 * @param end the place after its last
	 */
	public record Word(String written, String folded, int start, int end) {
	}

}
