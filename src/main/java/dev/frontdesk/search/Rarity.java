package dev.frontdesk.search;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which of several words is rarest, as PostgreSQL's planner guesses from its statistics:
 * it is asked for the plan and nothing is read.
 */
@Component
class Rarity {

	private static final Pattern ROWS = Pattern.compile(" rows=([0-9]+)");

	private final JdbcClient jdbc;

	Rarity(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** The rarest first. */
	List<Sought> sorted(List<Sought> words) {
		if (words.size() < 2) {
			return words;
		}
		return words.stream()
			.map((word) -> new Guess(word, guess(word)))
			.sorted(Comparator.comparingLong(Guess::rows))
			.map(Guess::word)
			.toList();
	}

	private long guess(Sought word) {
		return this.jdbc.sql("explain select 1 from message_words where words @@ ?::tsquery")
			.param(word.query())
			.query(String.class)
			.list()
			.stream()
			.map(ROWS::matcher)
			.filter(Matcher::find)
			.mapToLong((found) -> Long.parseLong(found.group(1)))
			.findFirst()
			.orElse(Long.MAX_VALUE);
	}

	private record Guess(Sought word, long rows) {
	}

}
