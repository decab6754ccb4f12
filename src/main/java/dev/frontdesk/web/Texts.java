package dev.frontdesk.web;

import java.text.Normalizer;

import org.jspecify.annotations.Nullable;

/**
 * The one gate for what people type: normalised to NFC, cleared of characters that carry
 * no meaning in text, and measured in code points.
 */
public final class Texts {

	private Texts() {
	}

	/**
	 * One line, such as a name or a subject: control characters and direction overrides
	 * are removed, white space folded.
	 * @param max the most code points allowed
	 * @throws InvalidText when nothing is left or it is too long
	 */
	public static String line(String field, @Nullable String typed, int max) {
		return measured(field, cleanLine(typed), max);
	}

	/** Like {@link #line} but may be empty. */
	public static String optionalLine(String field, @Nullable String typed, int max) {
		String line = cleanLine(typed);
		return line.isEmpty() ? "" : measured(field, line, max);
	}

	/**
	 * Many lines, such as a message: line feeds and tabs stay, other control characters
	 * go. Direction marks stay, because right-to-left writers need them; who shows the
	 * text isolates it.
	 * @param max the most code points allowed
	 * @throws InvalidText when nothing is left or it is too long
	 */
	public static String block(String field, @Nullable String typed, int max) {
		String text = (typed != null) ? typed : "";
		text = Normalizer.normalize(wellFormed(text.replace("\r\n", "\n").replace('\r', '\n')), Normalizer.Form.NFC);
		text = text.replaceAll("[\\p{Cc}&&[^\\n\\t]]", "").strip();
		return measured(field, text, max);
	}

	private static String cleanLine(@Nullable String typed) {
		String text = Normalizer.normalize(wellFormed((typed != null) ? typed : ""), Normalizer.Form.NFC);
		return text.replaceAll("[\\u202A-\\u202E\\u2066-\\u2069\\u200E\\u200F\\u061C\\uFEFF]", "")
			.replaceAll("[\\p{Cc}\\p{Z}]+", " ")
			.strip();
	}

	// PostgreSQL and JSON take no lone surrogates
	private static String wellFormed(String text) {
		StringBuilder whole = new StringBuilder(text.length());
		text.codePoints().filter((point) -> !isSurrogate(point)).forEach(whole::appendCodePoint);
		return whole.toString();
	}

	private static boolean isSurrogate(int point) {
		return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
	}

	private static String measured(String field, String text, int max) {
		if (text.isBlank() || text.codePoints().allMatch(Texts::isInvisible)) {
			throw new InvalidText(field, "web.text.empty");
		}
		int length = text.codePointCount(0, text.length());
		if (length > max) {
			throw new InvalidText(field, "web.text.too-long", max, length);
		}
		return text;
	}

	private static boolean isInvisible(int point) {
		int type = Character.getType(point);
		return type == Character.FORMAT || Character.isWhitespace(point) || Character.isSpaceChar(point);
	}

}
