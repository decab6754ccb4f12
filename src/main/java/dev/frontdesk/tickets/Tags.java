package dev.frontdesk.tickets;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import dev.frontdesk.web.InvalidText;
import dev.frontdesk.web.Texts;

/** Tags are free words without spaces, in lower case, at most 50 characters each. */
public final class Tags {

	private Tags() {
	}

	/**
	 * Given one by one.
	 * @throws InvalidText when one of them is no single word
	 * @throws TooManyTags when there are more than a ticket takes
	 */
	public static List<String> of(List<String> given) {
		if (given.size() > Ticket.MAX_TAGS) {
			throw new TooManyTags(Ticket.MAX_TAGS);
		}
		List<String> tags = new ArrayList<>();
		for (String tag : given) {
			List<String> words = parse((tag != null) ? tag : "");
			if (words.size() != 1) {
				throw new InvalidText("tags", "tickets.tags.one-word");
			}
			tags.addAll(words);
		}
		return tags.stream().distinct().toList();
	}

	public static List<String> parse(String typed) {
		return Stream.of(typed.split("[\\s,;،、]+", -1))
			.filter((word) -> !word.isBlank())
			.map((word) -> Texts.line("tags", word, 50).toLowerCase(Locale.ROOT))
			.distinct()
			.toList();
	}

}
