package dev.frontdesk.settings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.frontdesk.language.Languages;

/**
 * A text that an admin writes for customers, per locale. Stored as a JSON object from
 * language tag to text.
 */
public record LocalizedText(Map<String, String> texts) {

	@JsonCreator
	public LocalizedText {
		Map<String, String> kept = new LinkedHashMap<>();
		texts.forEach((tag, text) -> {
			if (text != null && !text.isBlank()) {
				kept.put(tag, text.strip());
			}
		});
		texts = Map.copyOf(kept);
	}

	public static LocalizedText of(String tag, String text) {
		return new LocalizedText(Map.of(tag, text));
	}

	@JsonValue
	@Override
	public Map<String, String> texts() {
		return this.texts;
	}

	/** In the reader's language, else in English, else in whichever it was written. */
	public String in(Locale reader) {
		String text = this.texts.get(reader.getLanguage());
		if (text == null) {
			text = this.texts.get("en");
		}
		return (text != null) ? text : this.texts.values().stream().findFirst().orElse("");
	}

	/** The shipped locales this text still lacks. */
	public List<Locale> missing() {
		return Languages.SHIPPED.stream().filter((locale) -> !this.texts.containsKey(locale.getLanguage())).toList();
	}

}
