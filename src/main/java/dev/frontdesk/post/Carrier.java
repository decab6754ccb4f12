package dev.frontdesk.post;

import java.io.UnsupportedEncodingException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.task.TaskExecutor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailSendException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Carries what is due, one letter at a time and leased for a while, so that several nodes
 * share the work and none carries what another has in hand. No transaction is open while
 * the mail server is spoken to: a slow one would hold up all that read events in order.
 */
@Component
class Carrier {

	private static final Duration KEPT = Duration.ofDays(30);

	static final int ATTEMPTS = 10;

	private static final Logger log = LoggerFactory.getLogger(Carrier.class);

	// longer than any server may take by the timeouts of spring.mail
	private static final Duration LEASE = Duration.ofMinutes(10);

	private static final Duration FIRST_WAIT = Duration.ofMinutes(1);

	private static final Duration LONGEST_WAIT = Duration.ofHours(6);

	private final JdbcClient jdbc;

	private final MailServer server;

	private final Clock clock;

	private final TransactionTemplate transaction;

	private final TaskExecutor executor;

	private final AtomicBoolean called = new AtomicBoolean();

	private final ReentrantLock turn = new ReentrantLock();

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
		call();
	}

	/** Has a round run soon: at most one runs and one waits. */
	void call() {
		if (this.called.compareAndSet(false, true)) {
			this.executor.execute(() -> {
				this.turn.lock();
				try {
					this.called.set(false);
					carryDue();
				}
				finally {
					this.turn.unlock();
				}
			});
		}
	}

	/**
	 * Until nothing is due, or the server cannot be reached: then the rest waits for a
	 * later round.
	 */
	void carryDue() {
		this.turn.lock();
		try {
			boolean more = this.server.isConfigured();
			while (more) {
				Optional<OutgoingLetter> leased = this.transaction.execute((status) -> lease());
				more = leased != null && leased.isPresent() && carry(leased.get());
			}
		}
		finally {
			this.turn.unlock();
		}
	}

	private Optional<OutgoingLetter> lease() {
		Instant now = this.clock.instant();
		return this.jdbc.sql("""
				update letter set attempts = attempts + 1, next_attempt_at = :until where id = (
					select id from letter where status = 'QUEUED' and next_attempt_at <= :now
					order by next_attempt_at limit 1 for update skip locked)
				returning id, public_id, to_address, to_name, locale, subject, text_body, html_body, headers,
					attempts""")
			.param("now", timestamp(now))
			.param("until", timestamp(now.plus(LEASE)))
			.query(OutgoingLetter.class)
			.optional();
	}

	private boolean carry(OutgoingLetter letter) {
		try {
			this.server.carry(letter);
		}
		catch (MessagingException | UnsupportedEncodingException | RuntimeException ex) {
			this.transaction.executeWithoutResult((status) -> postpone(letter, ex));
			return !isOfTheServer(ex);
		}
		this.transaction.executeWithoutResult((status) -> sent(letter));
		return true;
	}

	// What was sent keeps its words, but not the secret in its link: that is the reader's
	// alone
	private void sent(OutgoingLetter letter) {
		this.jdbc.sql("""
				update letter set status = 'SENT', next_attempt_at = 'infinity', last_error = '', sent_at = :now,
				text_body = regexp_replace(text_body, '/[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])', '/…', 'g'),
				html_body = regexp_replace(html_body, '/[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])', '/…', 'g')
				where id = :id""").param("now", timestamp(this.clock.instant())).param("id", letter.id()).update();
	}

	/** Letters are no archive: the ticket has what was said. */
	void forgetOld() {
		this.jdbc.sql("delete from letter where created_at < :long_ago and status in ('SENT', 'KEPT', 'FAILED')")
			.param("long_ago", timestamp(this.clock.instant().minus(KEPT)))
			.update();
	}

	private void postpone(OutgoingLetter letter, Exception ex) {
		boolean last = letter.attempts() >= ATTEMPTS;
		log.warn("Letter {} was not taken at attempt {}: {}", letter.publicId(), letter.attempts(),
				ex.getClass().getName());
		// not where the lease ran out and another node has it in hand
		this.jdbc.sql("""
				update letter set status = :status, last_error = :error,
					next_attempt_at = case when :last then 'infinity'::timestamptz else :next end
				where id = :id and status = 'QUEUED' and attempts = :attempts""")
			.param("status", last ? "FAILED" : "QUEUED")
			.param("error", brief(ex))
			.param("last", last)
			.param("next", timestamp(this.clock.instant().plus(waitAfter(letter.attempts()))))
			.param("id", letter.id())
			.param("attempts", letter.attempts())
			.update();
	}

	/** Nobody's letter would be taken now, not only this one. */
	private static boolean isOfTheServer(Exception ex) {
		return ex instanceof MailAuthenticationException || (ex instanceof MailSendException failed
				&& Arrays.stream(failed.getMessageExceptions()).noneMatch(SendFailedException.class::isInstance));
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
