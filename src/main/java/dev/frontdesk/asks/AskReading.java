package dev.frontdesk.asks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.frontdesk.asks.Ask.Field;
import dev.frontdesk.asks.Ask.Kind;
import dev.frontdesk.language.Languages;
import dev.frontdesk.tickets.MessageReading;
import dev.frontdesk.tickets.NewMessage;
import dev.frontdesk.tickets.RichText;
import dev.frontdesk.web.InvalidText;
import dev.frontdesk.web.PublicId;
import dev.frontdesk.web.Texts;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Lines of an answer in double brackets: {@code [[Yes]]} is a button,
 * {@code [[Email* = email]]} a field that must be filled in, {@code [[Size = S | M | L]]}
 * a choice. The same in a canned reply, in a macro and in what is typed by hand; in code,
 * indented by four spaces or after a backslash brackets are brackets.
 */
@Component
class AskReading implements MessageReading {

	private static final Pattern LINE = Pattern.compile(" {0,3}(?:\\[\\[(?:(?!]]).)+]]\\s*)+");

	private static final Pattern PART = Pattern.compile("\\[\\[((?:(?!]]).)+)]]");

	private static final Pattern FENCE = Pattern.compile(" {0,3}(`{3,}(?=[^`]*$)|~{3,})(.*)");

	private static final Pattern FIELD = Pattern.compile("(.*?[^\\s*])\\s*(\\*?)\\s*=\\s*(.*)");

	private static final int MOST_OPTIONS = 10;

	private static final int MOST_FIELDS = 8;

	private static final int MOST_CHOICES = 20;

	private static final int LONGEST = 80;

	private final MessageSource messages;

	private final AskCard cards;

	private final Map<String, Kind> kinds = new HashMap<>();

	AskReading(MessageSource messages, AskCard cards) {
		this.messages = messages;
		this.cards = cards;
		for (Kind kind : List.of(Kind.TEXT, Kind.EMAIL, Kind.DATE)) {
			String key = "asks.kind." + kind.name().toLowerCase(Locale.ROOT);
			Languages.SHIPPED.forEach(
					(locale) -> this.kinds.put(messages.getMessage(key, null, locale).toLowerCase(Locale.ROOT), kind));
		}
	}

	@Override
	public NewMessage read(NewMessage message) {
		Lines read = Lines.of(message.text());
		if (read.parts().isEmpty()) {
			return message;
		}
		Ask ask = ask(read.parts());
		String rest = read.rest();
		if (rest.isEmpty()) {
			rest = this.messages.getMessage(ask.fields().isEmpty() ? "asks.choose" : "asks.fill", null,
					Languages.best(List.of(message.language()), Locale.ENGLISH));
		}
		NewMessage.Card card = new NewMessage.Card(Ask.KIND, this.cards.reference(PublicId.next(), ask));
		return new NewMessage(message.clientId(), rest, (message.html() != null) ? RichText.fromMarkdown(rest) : null,
				message.visibility(), message.channel(), message.language(), message.files(),
				Stream.concat(message.cards().stream(), Stream.of(card)).toList(), message.cc(), message.mentions(),
				message.at());
	}

	private Ask ask(List<String> parts) {
		List<Field> fields = new ArrayList<>();
		Set<String> options = new LinkedHashSet<>();
		for (String part : parts) {
			Matcher field = FIELD.matcher(part.strip());
			if (field.matches()) {
				fields.add(field(field));
			}
			else {
				options.add(Texts.line("text", part, LONGEST));
			}
		}
		if (!fields.isEmpty() && !options.isEmpty()) {
			throw new InvalidText("text", "asks.mixed");
		}
		most(options.size(), MOST_OPTIONS, "asks.too-many-options");
		most(fields.size(), MOST_FIELDS, "asks.too-many-fields");
		return new Ask(List.copyOf(options), fields);
	}

	private Field field(Matcher field) {
		String label = Texts.line("text", field.group(1), LONGEST);
		boolean required = !field.group(2).isEmpty();
		String wanted = field.group(3).strip();
		if (wanted.contains("|")) {
			List<String> choices = Stream.of(wanted.split("\\|", -1))
				.filter((one) -> !one.isBlank())
				.map((one) -> Texts.line("text", one, LONGEST))
				.distinct()
				.toList();
			most(choices.size(), MOST_CHOICES, "asks.too-many-options");
			return new Field(label, Kind.CHOICE, required, choices);
		}
		Kind kind = this.kinds.get(wanted.toLowerCase(Locale.ROOT));
		if (kind == null) {
			throw new InvalidText("text", "asks.unknown-kind",
					wanted.isEmpty() ? "?" : Texts.line("text", wanted, 200));
		}
		return new Field(label, kind, required, List.of());
	}

	/**
	 * @param rest what is said, as it was typed
	 * @param parts what stands in the brackets
	 */
	private record Lines(String rest, List<String> parts) {

		// In a code block they are what it is about; indented or after a backslash, too
		static Lines of(String text) {
			List<String> rest = new ArrayList<>();
			List<String> parts = new ArrayList<>();
			String fence = "";
			boolean gap = true;
			for (String line : text.lines().toList()) {
				if (fence.isEmpty() && LINE.matcher(line).matches()) {
					PART.matcher(line).results().map((MatchResult part) -> part.group(1)).forEach(parts::add);
					gap = rest.isEmpty() || rest.getLast().isBlank();
					continue;
				}
				fence = fence(fence, line);
				// where a button stood between two paragraphs is one gap, not two
				if (!gap || !line.isBlank()) {
					rest.add(line);
					gap = false;
				}
			}
			return new Lines(String.join("\n", rest).stripTrailing(), parts);
		}

		// What closes it is of the same sign, as long at least, and alone
		private static String fence(String open, String line) {
			Matcher fence = FENCE.matcher(line);
			if (!fence.matches()) {
				return open;
			}
			if (open.isEmpty()) {
				return fence.group(1);
			}
			return (fence.group(1).startsWith(open) && fence.group(2).isBlank()) ? "" : open;
		}

	}

	private static void most(int count, int most, String key) {
		if (count > most) {
			throw new InvalidText("text", key, most);
		}
	}

}
