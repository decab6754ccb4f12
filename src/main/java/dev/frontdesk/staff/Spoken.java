package dev.frontdesk.staff;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import com.ibm.icu.text.Collator;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.TimeZone.SystemTimeZoneType;
import dev.frontdesk.language.Languages;

/** Languages and time zones to choose from. */
final class Spoken {

	private static final List<String> COMMON = List.of("ar", "bg", "bn", "cs", "da", "de", "el", "en", "es", "et", "fa",
			"fi", "fr", "he", "hi", "hr", "hu", "id", "it", "ja", "ko", "lt", "lv", "ms", "nl", "no", "pl", "pt", "ro",
			"ru", "sk", "sl", "sr", "sv", "sw", "th", "tl", "tr", "uk", "ur", "vi", "zh");

	private Spoken() {
	}

	/** In the order of their names in the reader's language. */
	static List<Choice> choices(List<String> held, Locale reader) {
		Collator order = Collator.getInstance(reader);
		return Stream.concat(COMMON.stream(), held.stream())
			.distinct()
			.map((code) -> new Choice(code, Languages.name(code, reader)))
			.sorted((one, other) -> order.compare(one.name(), other.name()))
			.toList();
	}

	/** The languages of the interface, each by its own name. */
	static List<Choice> shipped() {
		return Languages.SHIPPED.stream()
			.map((locale) -> new Choice(locale.toLanguageTag(), Languages.ownName(locale)))
			.toList();
	}

	/** The zones people live in. */
	static List<String> zones() {
		return Stream
			.concat(Stream.of("UTC"),
					TimeZone.getAvailableIDs(SystemTimeZoneType.CANONICAL_LOCATION, null, null).stream().sorted())
			.toList();
	}

	record Choice(String code, String name) {

	}

}
