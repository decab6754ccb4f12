package dev.frontdesk.language;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.tartarus.snowball.SnowballStemmer;
import org.tartarus.snowball.ext.ArabicStemmer;
import org.tartarus.snowball.ext.ArmenianStemmer;
import org.tartarus.snowball.ext.BasqueStemmer;
import org.tartarus.snowball.ext.CatalanStemmer;
import org.tartarus.snowball.ext.DanishStemmer;
import org.tartarus.snowball.ext.DutchStemmer;
import org.tartarus.snowball.ext.EnglishStemmer;
import org.tartarus.snowball.ext.EstonianStemmer;
import org.tartarus.snowball.ext.FinnishStemmer;
import org.tartarus.snowball.ext.FrenchStemmer;
import org.tartarus.snowball.ext.GermanStemmer;
import org.tartarus.snowball.ext.GreekStemmer;
import org.tartarus.snowball.ext.HindiStemmer;
import org.tartarus.snowball.ext.HungarianStemmer;
import org.tartarus.snowball.ext.IndonesianStemmer;
import org.tartarus.snowball.ext.IrishStemmer;
import org.tartarus.snowball.ext.ItalianStemmer;
import org.tartarus.snowball.ext.LithuanianStemmer;
import org.tartarus.snowball.ext.NepaliStemmer;
import org.tartarus.snowball.ext.NorwegianStemmer;
import org.tartarus.snowball.ext.PortugueseStemmer;
import org.tartarus.snowball.ext.RomanianStemmer;
import org.tartarus.snowball.ext.RussianStemmer;
import org.tartarus.snowball.ext.SerbianStemmer;
import org.tartarus.snowball.ext.SpanishStemmer;
import org.tartarus.snowball.ext.SwedishStemmer;
import org.tartarus.snowball.ext.TamilStemmer;
import org.tartarus.snowball.ext.TurkishStemmer;
import org.tartarus.snowball.ext.YiddishStemmer;

/**
 * What stays of a word when its endings go, by the Snowball algorithms, which PostgreSQL
 * has too: {@code orders} and {@code order} have the same. Marked, so that a stem is
 * never taken for a word.
 */
public final class Stems {

	/** Begins every stem; no word has it. */
	public static final String MARK = "~";

	private static final Map<String, Supplier<SnowballStemmer>> BY_LANGUAGE = Map.ofEntries(
			Map.entry("ar", ArabicStemmer::new), Map.entry("hy", ArmenianStemmer::new),
			Map.entry("eu", BasqueStemmer::new), Map.entry("ca", CatalanStemmer::new),
			Map.entry("da", DanishStemmer::new), Map.entry("nl", DutchStemmer::new),
			Map.entry("en", EnglishStemmer::new), Map.entry("et", EstonianStemmer::new),
			Map.entry("fi", FinnishStemmer::new), Map.entry("fr", FrenchStemmer::new),
			Map.entry("de", GermanStemmer::new), Map.entry("el", GreekStemmer::new), Map.entry("hi", HindiStemmer::new),
			Map.entry("hu", HungarianStemmer::new), Map.entry("id", IndonesianStemmer::new),
			Map.entry("ga", IrishStemmer::new), Map.entry("it", ItalianStemmer::new),
			Map.entry("lt", LithuanianStemmer::new), Map.entry("ne", NepaliStemmer::new),
			Map.entry("nb", NorwegianStemmer::new), Map.entry("no", NorwegianStemmer::new),
			Map.entry("pt", PortugueseStemmer::new), Map.entry("ro", RomanianStemmer::new),
			Map.entry("ru", RussianStemmer::new), Map.entry("sr", SerbianStemmer::new),
			Map.entry("es", SpanishStemmer::new), Map.entry("sv", SwedishStemmer::new),
			Map.entry("ta", TamilStemmer::new), Map.entry("tr", TurkishStemmer::new),
			Map.entry("yi", YiddishStemmer::new));

	/** "And", "so", "with", "like" or "for" before the article, and the article. */
	private static final Pattern ARTICLE = Pattern.compile("^[وف]?(?:[بك]?ال|لل)(?=..)");

	private Stems() {
	}

	/**
	 * The marked stems of a word, as it was written and as it is folded: who writes
	 * without accents gets other endings cut off than who writes with them.
	 * @param language a language's tag; none for a language without an algorithm
	 */
	public static Set<String> of(Words.Word word, String language) {
		Supplier<SnowballStemmer> algorithm = algorithm(language);
		if (algorithm == null) {
			return Set.of();
		}
		SnowballStemmer stemmer = algorithm.get();
		Set<String> stems = new LinkedHashSet<>();
		stems.add(stem(stemmer, word.written().toLowerCase(Locale.ROOT)));
		stems.add(stem(stemmer, word.folded()));
		if (stemmer instanceof ArabicStemmer) {
			String bare = ARTICLE.matcher(word.folded()).replaceFirst("");
			stems.add(MARK + bare);
			stems.add(stem(stemmer, bare));
		}
		stems.remove(MARK);
		return stems;
	}

	/** The languages that have an algorithm: who searches does not say in which one. */
	public static Set<String> languages() {
		return BY_LANGUAGE.keySet();
	}

	private static @Nullable Supplier<SnowballStemmer> algorithm(String language) {
		return BY_LANGUAGE.get(Locale.forLanguageTag(language).getLanguage());
	}

	private static String stem(SnowballStemmer stemmer, String word) {
		stemmer.setCurrent(word);
		stemmer.stem();
		return MARK + Words.fold(stemmer.getCurrent());
	}

}
