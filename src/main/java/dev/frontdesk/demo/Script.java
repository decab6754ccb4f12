package dev.frontdesk.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import dev.frontdesk.tickets.Channel;
import dev.frontdesk.tickets.Kind;
import dev.frontdesk.tickets.Level;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;

/**
 * A conversation as it could be had, from {@code demo/threads/<language>.txt}: a line
 * {@code == subject} (or {@code =>} for a follow-up), a line with category, team,
 * channel, kind, urgency and tags, then what is said. {@code >} is the customer,
 * {@code <} the desk, {@code <?} the desk asking, {@code <~} the desk waiting for
 * somebody else, {@code #} a note.
 *
 * @param category a key, or {@code none}
 * @param team a key, or {@code none}
 */
record Script(String language, String subject, boolean followUp, String category, String team, Channel channel,
		Kind kind, Level urgency, List<String> tags, List<Line> lines) {

	enum Part {

		CUSTOMER(">"), ASKS("<?"), WAITS("<~"), ANSWERS("<"), NOTE("#");

		private final String mark;

		Part(String mark) {
			this.mark = mark;
		}

		boolean ofDesk() {
			return this != CUSTOMER;
		}

		boolean answers() {
			return this == ASKS || this == WAITS || this == ANSWERS;
		}

		static @Nullable Part of(String line) {
			return Arrays.stream(values()).filter((part) -> line.startsWith(part.mark + ' ')).findFirst().orElse(null);
		}

	}

	record Line(Part part, String text) {
	}

	/** All that a file holds. */
	static List<Script> read(String file) {
		List<Script> scripts = new ArrayList<>();
		for (String block : content(file).split("(?m)^=", -1)) {
			if (!block.isBlank()) {
				scripts.add(parse(file, block.strip()));
			}
		}
		return List.copyOf(scripts);
	}

	private static Script parse(String language, String block) {
		List<String> rows = block.lines().toList();
		if (rows.getFirst().startsWith(">")) {
			return new Script(language, "", true, "none", "none", Channel.EMAIL, Kind.QUESTION, Level.NORMAL, List.of(),
					lines(rows.subList(1, rows.size())));
		}
		List<String> facts = List.of(rows.get(1).split(" ", -1));
		return new Script(language, rows.getFirst().substring(1).strip(), false, facts.get(0), facts.get(1),
				Channel.valueOf(upper(facts.get(2))), Kind.valueOf(upper(facts.get(3))),
				Level.valueOf(upper(facts.get(4))), facts.subList(5, facts.size()),
				lines(rows.subList(2, rows.size())));
	}

	private static List<Line> lines(List<String> rows) {
		List<Line> lines = new ArrayList<>();
		for (String row : rows) {
			Part part = Part.of(row);
			if (part != null) {
				lines.add(new Line(part, row.substring(part.mark.length()).strip()));
			}
			else {
				Line last = lines.removeLast();
				lines.add(new Line(last.part(), last.text() + '\n' + row));
			}
		}
		return List.copyOf(lines);
	}

	private static String upper(String word) {
		return word.toUpperCase(Locale.ROOT);
	}

	private static String content(String file) {
		try {
			return new ClassPathResource("demo/threads/" + file + ".txt").getContentAsString(StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
