package dev.frontdesk.tickets;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import dev.frontdesk.web.Texts;

/** Tags are free words without spaces, in lower case, at most 50 characters each. */
public final class Tags {

	private Tags() {
	}

	public static List<String> parse(String typed) {
		return Stream.of(typed.split("[\\s,;،、]+", -1))
			.filter((word) -> !word.isBlank())
			.map((word) -> Texts.line("tags", word, 50).toLowerCase(Locale.ROOT))
			.distinct()
			.toList();
	}

}
