package dev.frontdesk.language;

import java.util.ArrayList;
import java.util.List;

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

	private Words() {
	}

	public static List<String> of(String text) {
		BreakIterator words = BreakIterator.getWordInstance(ULocale.ROOT);
		words.setText(text);
		List<String> found = new ArrayList<>();
		int start = words.first();
		for (int end = words.next(); end != BreakIterator.DONE; start = end, end = words.next()) {
			if (words.getRuleStatus() != BreakIterator.WORD_NONE) {
				String word = fold(text.substring(start, end));
				if (!word.isEmpty() && word.length() <= LONGEST) {
					found.add(word);
				}
			}
		}
		return found;
	}

	/**
	 * Case and accents folded. Only the marks of Latin, Greek and Cyrillic go; the vowel
	 * signs of Thai or Devanagari are letters and stay.
	 */
	public static String fold(String word) {
		String folded = Normalizer2.getNFKCCasefoldInstance().normalize(word);
		String apart = Normalizer2.getNFDInstance().normalize(folded);
		return Normalizer2.getNFCInstance().normalize(apart.replaceAll("[\\u0300-\\u036F\\u064B-\\u065F]", ""));
	}

}
