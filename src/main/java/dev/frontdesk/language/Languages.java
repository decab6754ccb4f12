package dev.frontdesk.language;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.ibm.icu.util.ULocale;
import org.jspecify.annotations.Nullable;

/** The locales Frontdesk is shipped in, and which of them a reader gets. */
public final class Languages {

	/** In the order in which they are offered; the first is the last resort. */
	public static final List<Locale> SHIPPED = List.of(Locale.ENGLISH, Locale.of("hu"), Locale.of("th"),
			Locale.of("ar"));

	private Languages() {
	}

	/** The shipped locale for a tag as a person or browser writes it (BCP 47). */
	public static Optional<Locale> shipped(@Nullable String tag) {
		if (tag == null || tag.isBlank() || tag.length() > 35) {
			return Optional.empty();
		}
		String language = Locale.forLanguageTag(tag.strip().replace('_', '-')).getLanguage();
		return SHIPPED.stream().filter((locale) -> locale.getLanguage().equals(language)).findFirst();
	}

	/** The first wish that is shipped, else the given default. */
	public static Locale best(Iterable<String> wishes, Locale fallback) {
		for (String wish : wishes) {
			Optional<Locale> shipped = shipped(wish);
			if (shipped.isPresent()) {
				return shipped.get();
			}
		}
		return fallback;
	}

	public static boolean rightToLeft(Locale locale) {
		return ULocale.forLocale(locale).isRightToLeft();
	}

	/** The language's name in that language itself: Magyar, ไทย, العربية. */
	public static String ownName(Locale locale) {
		String name = locale.getDisplayLanguage(locale);
		int first = name.offsetByCodePoints(0, 1);
		return name.substring(0, first).toUpperCase(locale) + name.substring(first);
	}

	/** The name of a language in the reader's own: "Thai" for an English reader. */
	public static String name(String tag, Locale reader) {
		return Locale.forLanguageTag(tag).getDisplayLanguage(reader);
	}

}
