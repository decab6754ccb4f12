package dev.frontdesk.transcripts;

import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.awt.font.TextAttribute;
import java.text.AttributedString;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.stereotype.Component;

/**
 * Finds a font for each stretch of a text among those this machine has; which scripts
 * have none is remembered, to be said.
 */
@Component
class Fonts {

	private static final List<String> FIRST = List.of("Noto Sans", "DejaVu Sans", "Liberation Sans", "Arial",
			"Noto Sans Thai", "Noto Naskh Arabic", "Noto Sans Arabic", "Noto Sans Hebrew", "Noto Sans Devanagari",
			"Noto Sans Bengali", "Noto Sans Tamil", "Noto Sans Khmer", "Noto Sans Lao", "Noto Sans Myanmar",
			"Noto Sans Symbols", "Noto Sans Symbols2", "Noto Sans Math", "Noto Emoji", "Symbola");

	private static final Map<String, String> IDEOGRAPHS = Map.of("ja", "Noto Sans CJK JP", "ko", "Noto Sans CJK KR",
			"zh", "Noto Sans CJK SC", "zh-Hant", "Noto Sans CJK TC", "zh-TW", "Noto Sans CJK TC");

	private static final float SIZE = 10.5f;

	private final Map<String, List<Font>> byLanguage = new ConcurrentHashMap<>();

	/**
	 * @throws NoFonts when there is none
	 */
	List<Font> forLanguage(String language) {
		List<Font> fonts = this.byLanguage.computeIfAbsent(language, Fonts::ordered);
		if (fonts.isEmpty()) {
			throw new NoFonts();
		}
		return fonts;
	}

	private static List<Font> ordered(String language) {
		try {
			Set<String> installed = new LinkedHashSet<>(Arrays
				.asList(GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames(Locale.ROOT)));
			Set<String> wanted = new LinkedHashSet<>(FIRST);
			String ideographs = IDEOGRAPHS.getOrDefault(language,
					IDEOGRAPHS.getOrDefault(language.split("-", 2)[0], "Noto Sans CJK SC"));
			wanted.add(ideographs);
			wanted.addAll(installed.stream().filter((name) -> name.startsWith("Noto Sans")).toList());
			wanted.addAll(installed);
			wanted.retainAll(installed);
			return wanted.stream()
				.filter((name) -> !name.contains("Color Emoji") && !name.contains("Unjoined"))
				.map((name) -> new Font(name, Font.PLAIN, 1).deriveFont(SIZE))
				.toList();
		}
		catch (RuntimeException | LinkageError ex) {
			// a machine without fontconfig or a single font
			return List.of();
		}
	}

	/** The text with a font on each stretch of it. */
	AttributedString dressed(String text, String language, float size, boolean bold, boolean rightToLeft,
			Set<String> missing) {
		List<Font> fonts = forLanguage(language);
		AttributedString dressed = new AttributedString(text);
		dressed.addAttribute(TextAttribute.RUN_DIRECTION,
				rightToLeft ? TextAttribute.RUN_DIRECTION_RTL : TextAttribute.RUN_DIRECTION_LTR);
		for (Stretch stretch : stretches(text, fonts, missing)) {
			dressed.addAttribute(TextAttribute.FONT, stretch.font().deriveFont(bold ? Font.BOLD : Font.PLAIN, size),
					stretch.from(), stretch.until());
		}
		return dressed;
	}

	private static List<Stretch> stretches(String text, List<Font> fonts, Set<String> missing) {
		List<Stretch> stretches = new ArrayList<>();
		Font font = fonts.getFirst();
		int from = 0;
		for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
			int point = text.codePointAt(at);
			Font next = stays(point, font) ? font : fontFor(point, fonts, font, missing);
			if (!next.equals(font)) {
				if (at > from) {
					stretches.add(new Stretch(from, at, font));
				}
				font = next;
				from = at;
			}
		}
		stretches.add(new Stretch(from, text.length(), font));
		return stretches;
	}

	// Marks stay with their letter, and spaces and signs with the word
	private static boolean stays(int point, Font font) {
		Character.UnicodeScript script = Character.UnicodeScript.of(point);
		return switch (script) {
			case INHERITED -> true;
			case COMMON ->
				Character.isWhitespace(point) || Character.getType(point) == Character.FORMAT || font.canDisplay(point);
			default -> false;
		};
	}

	private static Font fontFor(int point, List<Font> fonts, Font before, Set<String> missing) {
		for (Font font : fonts) {
			if (font.canDisplay(point)) {
				return font;
			}
		}
		missing.add(nameOf(point));
		return before;
	}

	private static String nameOf(int point) {
		Character.UnicodeScript script = Character.UnicodeScript.of(point);
		return switch (script) {
			case COMMON -> "emoji, symbols";
			case UNKNOWN -> String.valueOf(Character.getName(point));
			default -> script.name().charAt(0) + script.name().substring(1).toLowerCase(Locale.ROOT);
		};
	}

	private record Stretch(int from, int until, Font font) {
	}

}
