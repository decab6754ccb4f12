package dev.frontdesk.tickets;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps the words of each message and subject in tables of their own, split by us:
 * PostgreSQL's parser knows no Thai or Japanese.
 */
@Component
class MessageWords {

	/**
	 * Of the way words are made; whoever changes it counts up, and old ones are renewed.
	 */
	private static final int VERSION = 3;

	private final JdbcClient jdbc;

	MessageWords(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	void keep(long messageId, long ticketId, String text, String language) {
		this.jdbc.sql("insert into message_words (message_id, ticket_id, words, version) values (?, ?, ?::tsvector, ?)")
			.params(messageId, ticketId, vector(text, language) + Recency.ofMessage(messageId), VERSION)
			.update();
	}

	void keepSubject(long ticketId, String subject, String language) {
		this.jdbc.sql("""
				insert into subject_words (ticket_id, words, version) values (?, ?::tsvector, ?)
				on conflict (ticket_id) do update set words = excluded.words, version = excluded.version""")
			.params(ticketId, vector(subject, language) + Recency.ofTicket(ticketId), VERSION)
			.update();
	}

	/**
	 * Carries words of an older version over, the newest texts first, which searches look
	 * among first. The texts are locked: what somebody redacts meanwhile must not come
	 * back.
	 * @return how many were left and are carried over now, at most the limit
	 */
	@Transactional
	public int renew(int limit) {
		List<Old> old = this.jdbc.sql("""
				select m.id, m.text, m.language from message m where m.id in (
					select w.message_id from message_words w where w.version < ? order by w.message_id desc limit ?)
				for no key update of m skip locked""").params(VERSION, limit).query(Old.class).list();
		old.forEach(
				(one) -> this.jdbc.sql("update message_words set words = ?::tsvector, version = ? where message_id = ?")
					.params(vector(one.text(), one.language()) + Recency.ofMessage(one.id()), VERSION, one.id())
					.update());
		List<Old> subjects = this.jdbc.sql("""
				select t.id, t.subject as text, t.language from ticket t where t.id in (
					select w.ticket_id from subject_words w where w.version < ? order by w.ticket_id desc limit ?)
				for no key update of t skip locked""").params(VERSION, limit).query(Old.class).list();
		subjects.forEach((one) -> keepSubject(one.id(), one.text(), one.language()));
		return Math.max(old.size(), subjects.size());
	}

	/** Each word with its places, and its stems at the same. */
	static String vector(String text, String language) {
		WordVector vector = new WordVector();
		vector.add(WordVector.terms(text, language));
		return vector.toString();
	}

	private record Old(long id, String text, String language) {
	}

}
