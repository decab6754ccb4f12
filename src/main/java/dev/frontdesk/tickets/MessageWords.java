package dev.frontdesk.tickets;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

import dev.frontdesk.language.Words;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps the words of each message and subject in tables of their own, split by us:
 * PostgreSQL's parser knows no Thai or Japanese.
 */
@Component
class MessageWords {

	// PostgreSQL keeps at most this position, and 256 of them a word
	private static final int LAST_POSITION = 16_383;

	private final JdbcClient jdbc;

	MessageWords(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	void keep(long messageId, long ticketId, String text) {
		this.jdbc.sql("insert into message_words (message_id, ticket_id, words) values (?, ?, ?::tsvector)")
			.params(messageId, ticketId, vector(Words.of(text)))
			.update();
	}

	void keepSubject(long ticketId, String subject) {
		this.jdbc.sql("""
				insert into subject_words (ticket_id, words) values (?, ?::tsvector)
				on conflict (ticket_id) do update set words = excluded.words""")
			.params(ticketId, vector(Words.of(subject)))
			.update();
	}

	static String vector(List<String> words) {
		Map<String, StringJoiner> places = new LinkedHashMap<>();
		int position = 1;
		for (String word : words) {
			places.computeIfAbsent(word, (key) -> new StringJoiner(",")).add(Integer.toString(position));
			position = Math.min(position + 1, LAST_POSITION);
		}
		StringBuilder vector = new StringBuilder();
		places.forEach((word, at) -> vector.append('\'')
			.append(word.replace("\\", "\\\\").replace("'", "''"))
			.append("':")
			.append(at)
			.append(' '));
		return vector.toString();
	}

}
