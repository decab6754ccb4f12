package dev.frontdesk.hooks;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.task.TaskExecutor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends what is due, each webhook in lanes of its own. No transaction is open while the
 * far end is spoken to. What a node had in hand when it died is sent again, under the
 * same id, once the lease has run out.
 */
@Component
class Sender {

	private static final Logger log = LoggerFactory.getLogger(Sender.class);

	private final Queue queue;

	private final Health health;

	private final Line line;

	private final Clock clock;

	private final TransactionTemplate transaction;

	private final TaskExecutor executor;

	private final AtomicBoolean called = new AtomicBoolean();

	Sender(Queue queue, Health health, Line line, Clock clock, PlatformTransactionManager transactions,
			@Qualifier("applicationTaskExecutor") TaskExecutor executor) {
		this.queue = queue;
		this.health = health;
		this.line = line;
		this.clock = clock;
		this.transaction = new TransactionTemplate(transactions);
		this.executor = executor;
	}

	@TransactionalEventListener(fallbackExecution = true)
	void wake(DeliveriesQueued queued) {
		if (this.called.compareAndSet(false, true)) {
			this.executor.execute(() -> {
				this.called.set(false);
				sendDue();
			});
		}
	}

	/** Begins with all that is due; the lanes go on by themselves until nothing is. */
	void sendDue() {
		this.queue.due().forEach(this::fill);
	}

	private void fill(long webhook) {
		this.queue.lease(webhook).forEach((parcel) -> this.executor.execute(() -> {
			try {
				send(parcel);
				fill(webhook);
			}
			catch (RuntimeException ex) {
				log.warn("What became of delivery {} could not be written down: {}", parcel.publicId(), ex.toString());
			}
		}));
	}

	private void send(Parcel parcel) {
		Answer answer = this.line.carry(parcel);
		this.transaction.executeWithoutResult((status) -> settle(parcel, answer));
	}

	private void settle(Parcel parcel, Answer answer) {
		// as whoever removes it does, the webhook before its deliveries
		this.health.hold(parcel.webhook());
		this.queue.answered(parcel, answer);
		if (answer.taken()) {
			this.queue.end(parcel, true);
			this.health.well(parcel.webhook());
			return;
		}
		Instant now = this.clock.instant();
		boolean retried = !parcel.once() && !answer.gone();
		Optional<Instant> next = retried ? Waits.next(parcel.begun(), now, parcel.tries(),
				answer.retryAfter().orElse(Duration.ZERO), ThreadLocalRandom.current()) : Optional.empty();
		boolean inHand = next.map((then) -> this.queue.postpone(parcel, then))
			.orElseGet(() -> this.queue.end(parcel, false));
		if (inHand && !parcel.once()) {
			this.health.ill(parcel, answer, now);
		}
	}

}
