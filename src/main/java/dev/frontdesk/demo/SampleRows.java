package dev.frontdesk.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;

/** The rows of some thousand tickets of the sample, ready to be copied. */
final class SampleRows {

	private static final String LETTERS = "23456789abcdefghjkmnpqrstuvwxyz";

	final CopyRows customers = new CopyRows("customer (id, public_id, name, locale, time_zone, tier, created_at)");

	final CopyRows identities = new CopyRows("customer_identity (customer_id, kind, value, verified_at, created_at)");

	final CopyRows names = new CopyRows("customer_words (customer_id, words, stale)");

	final CopyRows tickets = new CopyRows("""
			ticket (id, number, public_id, version, seq, subject, kind, status, shelf, urgency, impact, importance, \
			priority, channel, language, brand_id, market_id, customer_id, team_id, assignee_id, category_id, tags, \
			solved_by_kind, solved_by_id, messages, desk_seen_seq, customer_seen_seq, customer_message_seq, \
			created_at, updated_at, last_message_at, waiting_since, due_at, first_replied_at, solved_at, \
			closed_at)""");

	final CopyRows subjects = new CopyRows("subject_words (ticket_id, words, version)");

	final CopyRows messages = new CopyRows("""
			message (id, ticket_id, origin_ticket_id, home_ticket_id, seq, origin_seq, client_id, author_kind, \
			author_id, visibility, channel, language, text, html, created_at)""");

	final CopyRows words = new CopyRows("message_words (message_id, ticket_id, words, version)");

	final CopyRows events = new CopyRows(
			"ticket_event (ticket_id, seq, at, actor_kind, actor_id, field, was, became, imported)");

	final int upTo;

	long nextMessage;

	Instant born = Instant.EPOCH;

	SampleRows(int upTo, long nextMessage) {
		this.upTo = upTo;
		this.nextMessage = nextMessage;
	}

	void copy(Connection connection) throws SQLException {
		for (CopyRows rows : List.of(this.customers, this.identities, this.names, this.tickets, this.subjects,
				this.messages, this.words, this.events)) {
			rows.copy(connection);
		}
	}

	/** As {@code PublicId} makes them, but the same at each run. */
	static String publicId(SplittableRandom random) {
		StringBuilder id = new StringBuilder(16);
		for (int i = 0; i < 16; i++) {
			id.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
		}
		return id.toString();
	}

}
