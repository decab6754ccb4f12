package dev.frontdesk.drafts;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import dev.frontdesk.tickets.Channel;
import dev.frontdesk.tickets.MessageCard;
import dev.frontdesk.tickets.MessageReading;
import dev.frontdesk.tickets.NewMessage;
import dev.frontdesk.tickets.RichText;
import dev.frontdesk.web.InvalidText;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** What has not gone yet, as whoever it is for will see it. */
@Component
public class Previews {

	private final List<MessageReading> readings;

	private final List<MessageCard> cards;

	Previews(List<MessageReading> readings, List<MessageCard> cards) {
		this.readings = List.copyOf(readings);
		this.cards = List.copyOf(cards);
	}

	/**
	 * Safe HTML.
	 * @param kind notes hold nothing but words
	 * @param language the tag of the customer's
	 * @param uploads where pictures that wait are seen; null hides them
	 */
	public String html(String text, DraftKind kind, String language, @Nullable String uploads) {
		NewMessage read = (kind == DraftKind.REPLY) ? read(text, language) : message(text, language);
		String html = RichText.withPictures(RichText.fromMarkdown(read.text()), uploads);
		return read.cards()
			.stream()
			.flatMap((card) -> words(card, Locale.forLanguageTag(language)))
			.map((words) -> "<p>" + HtmlUtils.htmlEscape(words, "UTF-8").replace("\n", "<br>") + "</p>")
			.reduce(html, String::concat);
	}

	private Stream<String> words(NewMessage.Card card, Locale reader) {
		return this.cards.stream()
			.filter((owner) -> owner.kind().equals(card.kind()))
			.map((owner) -> owner.asText(card.reference(), reader));
	}

	// What makes no sense is said when it is sent; until then it stands as typed
	private NewMessage read(String text, String language) {
		NewMessage message = message(text, language);
		try {
			for (MessageReading reading : this.readings) {
				message = reading.read(message);
			}
			return message;
		}
		catch (InvalidText ex) {
			return message(text, language);
		}
	}

	private static NewMessage message(String text, String language) {
		return NewMessage.text("preview", text, Channel.DESK, language);
	}

}
