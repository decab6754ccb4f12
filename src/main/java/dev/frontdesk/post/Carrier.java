package dev.frontdesk.post;

import java.io.UnsupportedEncodingException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.mail.MessagingException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.task.TaskExecutor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Carries what is due, one letter a transaction with its row locked, so that several
 * nodes share the work and none carries what another has in hand.
 */
@Component
class Carrier {

	static final int ATTEMPTS = 10;

	private static final Logger log = LoggerFactory.getLogger(Carrier.class);

	private static final Duration FIRST_WAIT = Duration.ofMinutes(1);

	private static final Duration LONGEST_WAIT = Duration.ofHours(6);

	private final JdbcClient jdbc;

	private final MailServer server;

	private final Clock clock;

	private final TransactionTemplate transaction;

	private final TaskExecutor executor;

	private final AtomicBoolean called = new AtomicBoolean();

	Carrier(JdbcClient jdbc, MailServer server, Clock clock, PlatformTransactionManager transactions,
			@Qualifier("applicationTaskExecutor") TaskExecutor executor) {
		this.jdbc = jdbc;
		this.server = server;
		this.clock = clock;
		this.transaction = new TransactionTemplate(transactions);
		this.executor = executor;
	}

	@TransactionalEventListener(fallbackExecution = true)
	void wake(LetterQueued queued) {
		if (this.called.compareAndSet(false, true)) {
			this.executor.execute(() -> {
				this.called.set(false);
				carryDue();
			});
		}
	}

	/**
	 * Until nothing is due, or the server refuses: then the rest waits for a later round.
	 */
	void carryDue() {
		boolean more = this.server.isConfigured();
		while (more) {
			more = Boolean.TRUE.equals(this.transaction.execute((status) -> carryNext()));
		}
	}

	private boolean carryNext() {
		Optional<OutgoingLetter> due = this.jdbc.sql("""
				select id, public_id, to_address, to_name, locale, subject, text_body, html_body, headers, attempts
				from letter where status = 'QUEUED' and next_attempt_at <= :now
				order by next_attempt_at limit 1 for update skip locked""")
			.param("now", timestamp(this.clock.instant()))
			.query(OutgoingLetter.class)
			.optional();
		return due.isPresent() && carry(due.get());
	}

	private boolean carry(OutgoingLetter letter) {
		try {
			this.server.carry(letter);
			this.jdbc.sql("""
					update letter set status = 'SENT', attempts = attempts + 1, next_attempt_at = 'infinity',
						last_error = '', sent_at = :now where id = :id""")
				.param("now", timestamp(this.clock.instant()))
				.param("id", letter.id())
				.update();
			return true;
		}
		catch (MailException | MessagingException | UnsupportedEncodingException ex) {
			postpone(letter, ex);
			return false;
		}
	}

	private void postpone(OutgoingLetter letter, Exception ex) {
		int attempts = letter.attempts() + 1;
		boolean last = attempts >= ATTEMPTS;
		log.warn("Letter {} was not taken at attempt {}: {}", letter.publicId(), attempts, ex.getClass().getName());
		this.jdbc.sql("""
				update letter set status = :status, attempts = :attempts, last_error = :error,
					next_attempt_at = case when :last then 'infinity'::timestamptz else :next end where id = :id""")
			.param("status", last ? "FAILED" : "QUEUED")
			.param("attempts", attempts)
			.param("error", brief(ex))
			.param("last", last)
			.param("next", timestamp(this.clock.instant().plus(waitAfter(attempts))))
			.param("id", letter.id())
			.update();
	}

	static Duration waitAfter(int attempts) {
		Duration wait = FIRST_WAIT.multipliedBy(1L << (2 * Math.min(attempts - 1, 10)));
		return (wait.compareTo(LONGEST_WAIT) < 0) ? wait : LONGEST_WAIT;
	}

	private static String brief(Exception ex) {
		String said = (ex.getMessage() != null) ? ex.getMessage() : ex.getClass().getName();
		String line = said.replaceAll("\\p{Cc}+", " ");
		return line.substring(0, Math.min(line.length(), 500));
	}

	private static OffsetDateTime timestamp(Instant instant) {
		return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
	}

}
