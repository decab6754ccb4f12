package dev.frontdesk.fields;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.frontdesk.language.Languages;
import dev.frontdesk.settings.LocalizedText;
import dev.frontdesk.web.Texts;

import org.springframework.util.MultiValueMap;

/**
 * A language in which an admin words something, each in an input of its own: {@code
 * name-en}, {@code name-hu}.
 *
 * @param name in that language itself
 */
public record Spoken(String code, String name) {

	public static List<Spoken> all() {
		return Languages.SHIPPED.stream()
			.map((locale) -> new Spoken(locale.toLanguageTag(), Languages.ownName(locale)))
			.toList();
	}

	/**
	 * What was typed, by language.
	 * @param prefix {@code name-}
	 */
	public static Map<String, String> typed(MultiValueMap<String, String> typed, String prefix) {
		Map<String, String> spoken = new LinkedHashMap<>();
		for (Spoken one : all()) {
			String text = typed.getFirst(prefix + one.code());
			spoken.put(one.code(), (text != null) ? text : "");
		}
		return spoken;
	}

	/**
	 * The same as it is kept, lines of at most so many characters.
	 * @throws dev.frontdesk.web.InvalidText at the input that is wrong
	 */
	public static LocalizedText text(String prefix, Map<String, String> typed, int most) {
		Map<String, String> texts = new LinkedHashMap<>();
		typed.forEach((code, text) -> texts.put(code, Texts.optionalLine(prefix + code, text, most)));
		return new LocalizedText(texts);
	}

}
