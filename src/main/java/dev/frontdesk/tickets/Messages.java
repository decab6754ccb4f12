package dev.frontdesk.tickets;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import dev.frontdesk.audit.Actor;
import jakarta.persistence.EntityManager;
import org.hibernate.Session;
import org.hibernate.StatelessSession;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Stores messages with their words, files and cards. The ticket's row is locked. */
@Repository
class Messages {

	private final EntityManager entities;

	private final MessageWords words;

	private final JdbcClient jdbc;

	Messages(EntityManager entities, MessageWords words, JdbcClient jdbc) {
		this.entities = entities;
		this.words = words;
		this.jdbc = jdbc;
	}

	/**
	 * Writes what was not written under this ticket before. The same words under the same
	 * client id are the same message; other words are another, for a page may go on with
	 * an id that another tab, or an answer that never came, has used up.
	 * @param write given the message under an id that is free
	 */
	Posted once(Ticket door, NewMessage message, Function<NewMessage, Posted> write) {
		Optional<Stored> stored = stored(door, message.clientId());
		if (stored.isEmpty()) {
			return write.apply(message);
		}
		if (stored.get().says(message)) {
			return stored.get().posted();
		}
		return once(door, message.under(another(message)), write);
	}

	private Optional<Stored> stored(Ticket door, String clientId) {
		return this.jdbc
			.sql("select id, seq, visibility, text from message where origin_ticket_id = ? and client_id = ?")
			.params(door.id(), clientId)
			.query((row, number) -> new Stored(
					new Posted(door.id(), door.publicId(), door.number(), row.getLong("id"), row.getLong("seq"), true),
					Visibility.valueOf(row.getString("visibility")), row.getString("text")))
			.optional();
	}

	// Sent again, it is the same once more
	private static String another(NewMessage message) {
		String what = message.clientId() + ' ' + message.visibility() + ' ' + message.text();
		return UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8)).toString();
	}

	/** Whether somebody other than this agent spoke to the public after that place. */
	boolean movedOn(Ticket ticket, long agentId, long seenSeq) {
		return this.jdbc.sql("""
				select count(*) from message where ticket_id = ? and seq > ? and visibility = 'PUBLIC'
				and not (author_kind = 'AGENT' and author_id = ?) and author_kind <> 'SYSTEM'""")
			.params(ticket.id(), seenSeq, agentId)
			.query(Long.class)
			.single() > 0;
	}

	long store(Ticket door, Ticket ticket, long seq, Actor author, NewMessage content, RichWords words, Instant at) {
		Message message = new Message(door, ticket, seq, author, content, words.text(), words.html(), at);
		insert(message);
		this.words.keep(message.id(), ticket.id(), words.text(), content.language());
		attach(message.id(), content.files().get());
		place(message.id(), content.cards());
		return message.id();
	}

	// At once, for what hangs on it, and as a batch of one, for a single one would wait
	// for
	// others; the ticket itself is written when all is done
	private void insert(Message message) {
		try (StatelessSession rows = this.entities.unwrap(Session.class).statelessWithOptions().connection().open()) {
			rows.insertMultiple(List.of(message));
		}
	}

	/** Says something else from now on. */
	void rewrite(long messageId, long ticketId, RichWords words) {
		this.jdbc.sql("update message set text = ?, html = ? where id = ?")
			.params(words.text(), words.html(), messageId)
			.update();
		this.jdbc.sql("delete from message_words where message_id = ?").param(messageId).update();
		String language = this.jdbc.sql("select language from message where id = ?")
			.param(messageId)
			.query(String.class)
			.single();
		this.words.keep(messageId, ticketId, words.text(), language);
	}

	/** A ticket is also found by the words of its subject. */
	void index(Ticket ticket) {
		this.words.keepSubject(ticket.id(), ticket.subject(), ticket.language());
	}

	private void attach(long messageId, List<Long> fileIds) {
		for (int i = 0; i < fileIds.size(); i++) {
			this.jdbc.sql("insert into message_file (message_id, position, file_id) values (?, ?, ?)")
				.params(messageId, i, fileIds.get(i))
				.update();
		}
	}

	private void place(long messageId, List<NewMessage.Card> cards) {
		for (int i = 0; i < cards.size(); i++) {
			this.jdbc.sql("insert into message_card (message_id, position, kind, reference) values (?, ?, ?, ?)")
				.params(messageId, i, cards.get(i).kind(), cards.get(i).reference())
				.update();
		}
	}

	private record Stored(Posted posted, Visibility visibility, String text) {

		// Nothing at all can only be what has gone already
		boolean says(NewMessage message) {
			return message.text().isBlank() || (this.visibility == message.visibility()
					&& this.text.equals(RichWords.of(message.text(), message.html()).text()));
		}

	}

}
