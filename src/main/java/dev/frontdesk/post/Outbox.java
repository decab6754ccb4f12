package dev.frontdesk.post;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What admins see of the letters. */
@Component
@Transactional(readOnly = true)
class Outbox {

	static final int PAGE = 50;

	private final JdbcClient jdbc;

	private final Clock clock;

	private final ApplicationEventPublisher events;

	Outbox(JdbcClient jdbc, Clock clock, ApplicationEventPublisher events) {
		this.jdbc = jdbc;
		this.clock = clock;
		this.events = events;
	}

	/** The newest letters below an id, and one more where there are more. */
	List<Row> before(long id) {
		return this.jdbc.sql("""
				select id, public_id, to_address, to_name, purpose, subject, status, created_at
				from letter where id < ? order by id desc limit ?""")
			.params(id, PAGE + 1)
			.query((row, number) -> new Row(row.getLong("id"), row.getString("public_id"), row.getString("to_address"),
					row.getString("to_name"), row.getString("purpose"), row.getString("subject"),
					row.getString("status"), row.getTimestamp("created_at").toInstant()))
			.list();
	}

	Sheet letter(String publicId) {
		return this.jdbc.sql("""
				select public_id, to_address, to_name, locale, purpose, subject, text_body, html_body, status, attempts,
					last_error, created_at, sent_at from letter where public_id = ?""")
			.param(publicId)
			.query((row, number) -> new Sheet(row.getString("public_id"), row.getString("to_address"),
					row.getString("to_name"), row.getString("locale"), row.getString("purpose"),
					row.getString("subject"), row.getString("text_body"), row.getString("html_body"),
					row.getString("status"), row.getInt("attempts"), row.getString("last_error"),
					row.getTimestamp("created_at").toInstant(), instant(row.getTimestamp("sent_at"))))
			.optional()
			.orElseThrow(LetterNotFound::new);
	}

	/** A letter that failed for good gets all its attempts anew. */
	@Transactional
	void tryAgain(String publicId) {
		letter(publicId);
		this.jdbc.sql("""
				update letter set status = 'QUEUED', attempts = 0, next_attempt_at = ?
				where public_id = ? and status = 'FAILED'""")
			.params(OffsetDateTime.ofInstant(this.clock.instant(), ZoneOffset.UTC), publicId)
			.update();
		this.events.publishEvent(new LetterQueued());
	}

	private static @Nullable Instant instant(java.sql.@Nullable Timestamp timestamp) {
		return (timestamp != null) ? timestamp.toInstant() : null;
	}

	/** A line of the list. */
	record Row(long id, String publicId, String toAddress, String toName, String purpose, String subject, String status,
			Instant createdAt) {
	}

	/** One letter opened. */
	record Sheet(String publicId, String toAddress, String toName, String locale, String purpose, String subject,
			String textBody, String htmlBody, String status, int attempts, String lastError, Instant createdAt,
			@Nullable Instant sentAt) {
	}

}
