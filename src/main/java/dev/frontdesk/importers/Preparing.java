package dev.frontdesk.importers;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import dev.frontdesk.sources.ImportedFile;
import dev.frontdesk.sources.ImportedMessage;
import dev.frontdesk.sources.ImportedTicket;
import dev.frontdesk.sources.Untaken;
import dev.frontdesk.tickets.NewMessage;
import dev.frontdesk.tickets.RichText;
import dev.frontdesk.web.InvalidText;
import dev.frontdesk.web.Texts;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Makes a ticket of another desk fit to be taken: whatever would be refused is left out
 * and told. Nothing is written, so that reading and taking find the same.
 */
@Component
class Preparing {

	private static final int SUBJECT = 200;

	private static final int MOST_TAGS = 49;

	private static final int TAG = 50;

	private static final int SHOWN = 9_000;

	private static final String NOTHING = "—";

	private final FileTaking files;

	private final FieldTaking fields;

	private final Clock clock;

	Preparing(FileTaking files, FieldTaking fields, Clock clock) {
		this.files = files;
		this.fields = fields;
		this.clock = clock;
	}

	Prepared prepare(ImportedTicket ticket, List<Untaken> before, int more, String language) {
		List<Untaken> untaken = new ArrayList<>(before);
		String name = ticket.name();
		List<ImportedMessage> messages = messages(ticket, name, untaken::add);
		String words = ticket.subject() + ' ' + messages.getFirst().text();
		Map<String, Object> fields = this.fields.pick(ticket, name, untaken::add);
		ImportedTicket fit = new ImportedTicket(ticket.externalId(), ticket.number(), subject(ticket, messages),
				ticket.requester(), ticket.assignee(), ticket.group(), ticket.status(), ticket.statusThere(),
				ticket.priority(), ticket.kind(), ticket.channel(), ticket.shelf(), tags(ticket, name, untaken::add),
				List.of(), past(ticket.createdAt()), past(ticket.solvedAt()), past(ticket.closedAt()),
				Tongue.of(ticket.language(), words, language), messages);
		return new Prepared(fit, fields, List.copyOf(untaken), more);
	}

	private @Nullable Instant past(@Nullable Instant at) {
		Instant now = this.clock.instant();
		return (at != null && at.isAfter(now)) ? now : at;
	}

	private static String subject(ImportedTicket ticket, List<ImportedMessage> messages) {
		String line = cut(ticket.subject(), SUBJECT);
		return line.isEmpty() ? cut(messages.getFirst().text().lines().findFirst().orElse(NOTHING), 80) : line;
	}

	/** Of one line, and not longer than that; empty where nothing is in it. */
	static String cut(String text, int most) {
		int points = text.codePointCount(0, text.length());
		String part = (points > most * 4) ? text.substring(0, text.offsetByCodePoints(0, most * 4)) : text;
		try {
			String line = Texts.optionalLine("text", part, Integer.MAX_VALUE);
			return (line.codePointCount(0, line.length()) <= most) ? line
					: line.substring(0, line.offsetByCodePoints(0, most - 1)) + "…";
		}
		catch (InvalidText ex) {
			return "";
		}
	}

	private static List<String> tags(ImportedTicket ticket, String name, Consumer<Untaken> untaken) {
		List<String> tags = ticket.tags()
			.stream()
			.map((tag) -> cut(tag.strip().replaceAll("[\\s\\p{Z},;،、]+", "-").toLowerCase(Locale.ROOT), TAG))
			.filter((tag) -> !tag.isEmpty())
			.distinct()
			.toList();
		if (tags.size() <= MOST_TAGS) {
			return tags;
		}
		untaken.accept(Untaken.of(Untaken.Place.TICKET, name, "importers.untaken.tags",
				Integer.toString(tags.size() - MOST_TAGS)));
		return tags.subList(0, MOST_TAGS);
	}

	private List<ImportedMessage> messages(ImportedTicket ticket, String name, Consumer<Untaken> untaken) {
		Set<String> ids = new HashSet<>();
		List<ImportedMessage> fit = new ArrayList<>();
		for (ImportedMessage message : ticket.messages()) {
			if (ids.add(message.externalId())) {
				fit.add(fit(message, name, untaken));
			}
		}
		return fit;
	}

	private ImportedMessage fit(ImportedMessage message, String name, Consumer<Untaken> untaken) {
		List<ImportedFile> files = new ArrayList<>();
		for (ImportedFile file : message.files()) {
			FileTaking.Wrong wrong = this.files.look(file);
			if (wrong == null) {
				files.add(file);
			}
			else {
				untaken.accept(new Untaken(Untaken.Place.TICKET, name, wrong.reason(), wrong.arguments()));
			}
		}
		Instant at = message.at().isAfter(this.clock.instant()) ? this.clock.instant() : message.at();
		Said said = said(message);
		String text = said.text();
		if (text.codePointCount(0, text.length()) > NewMessage.MAX_LENGTH) {
			files.add(whole(text));
			text = text.substring(0, text.offsetByCodePoints(0, SHOWN)) + "\n\n…";
		}
		return new ImportedMessage(message.externalId(), message.mailId(), message.author(), message.note(), at, text,
				said.html(), List.copyOf(files));
	}

	// Too long for a message: its beginning there, the whole beside it
	private static ImportedFile whole(String text) {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		return new ImportedFile("message.txt", "text/plain", List.of(), () -> new ByteArrayInputStream(bytes));
	}

	private static Said said(ImportedMessage message) {
		String html = message.html();
		if (html != null) {
			try {
				String text = RichText.text(RichText.clean(html));
				if (text.isBlank() && message.text().isBlank() && message.files().isEmpty()) {
					return new Said(NOTHING, null);
				}
				String plain = !text.isBlank() ? text : block(message.text());
				boolean shown = plain.codePointCount(0, plain.length()) <= NewMessage.MAX_LENGTH;
				return new Said(plain, shown ? html : null);
			}
			catch (InvalidText ex) {
				// too long to be rich: as plain as it can be had
				String text = message.text().isBlank() ? org.jsoup.Jsoup.parse(html).text() : message.text();
				return new Said(block(text), null);
			}
		}
		return new Said(block(message.text()), null);
	}

	private static String block(String text) {
		try {
			return Texts.block("text", text, Integer.MAX_VALUE);
		}
		catch (InvalidText ex) {
			return NOTHING;
		}
	}

	/**
	 * A ticket of which everything can be taken.
	 *
	 * @param fields by the keys of our fields
	 * @param untaken what was left out, in the order in which it was found
	 * @param more how much else was, beyond what is told
	 */
	record Prepared(ImportedTicket ticket, Map<String, Object> fields, List<Untaken> untaken, int more) {
	}

	/** What a message says, plain and as it came. */
	private record Said(String text, @Nullable String html) {
	}

}
