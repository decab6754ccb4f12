package dev.frontdesk.tickets;

import dev.frontdesk.web.Texts;
import org.jspecify.annotations.Nullable;

/** A message's words, plain and rich, fit to be stored. */
record RichWords(String text, String html) {

	static final RichWords NONE = new RichWords("", "");

	/**
	 * @throws dev.frontdesk.web.InvalidText when there is nothing, or too much
	 */
	static RichWords of(String text, @Nullable String html) {
		if (html == null) {
			String plain = Texts.block("text", text, NewMessage.MAX_LENGTH);
			return new RichWords(plain, SafeHtml.of(plain));
		}
		String clean = RichText.clean(html);
		String said = RichText.text(clean);
		// A picture alone says something, too
		String plain = said.isBlank() && !RichText.pictures(clean).isEmpty() ? text : said;
		return new RichWords(Texts.block("text", plain, NewMessage.MAX_LENGTH), clean);
	}

}
