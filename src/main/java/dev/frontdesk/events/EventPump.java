package dev.frontdesk.events;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import dev.frontdesk.events.EventCursors.Left;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads for one reader until there is nothing left, then rests and sleeps until woken:
 * what comes alone is read at once, and what comes often is read together.
 */
class EventPump {

	private static final Logger log = LoggerFactory.getLogger(EventPump.class);

	// A commit is readable once every transaction older than it has ended
	private static final Duration FIRST_PAUSE = Duration.ofMillis(10);

	private static final Duration LONGEST_PAUSE = Duration.ofMillis(250);

	private static final Duration REST = Duration.ofMillis(50);

	private final TicketEventReader reader;

	private final EventCursors cursors;

	private final Duration poll;

	private final Semaphore wakes = new Semaphore(0);

	private final Thread thread;

	private volatile boolean stopped;

	EventPump(TicketEventReader reader, EventCursors cursors, Duration poll) {
		this.reader = reader;
		this.cursors = cursors;
		this.poll = poll;
		this.thread = Thread.ofVirtual().name("events-" + reader.name()).unstarted(this::run);
	}

	void start() {
		this.thread.start();
	}

	boolean hears(List<Change> changes) {
		return changes.stream().anyMatch(this.reader::hears);
	}

	void wake() {
		this.wakes.release();
	}

	void stop() {
		this.stopped = true;
		this.wakes.release();
		try {
			this.thread.join(Duration.ofSeconds(10));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void run() {
		while (!this.stopped) {
			try {
				boolean woken = this.wakes.tryAcquire(this.poll.toMillis(), TimeUnit.MILLISECONDS);
				this.wakes.drainPermits();
				readAll(woken);
			}
			catch (InterruptedException ex) {
				return;
			}
			catch (RuntimeException ex) {
				if (!this.stopped) {
					log.warn("Reader {} could not read on and tries again: {}", this.reader.name(), ex.toString());
				}
			}
			catch (Error ex) {
				// nobody would start this thread again
				log.error("Reader {} could not read on and tries again", this.reader.name(), ex);
			}
			LockSupport.parkNanos(REST.toNanos());
		}
	}

	private void readAll(boolean woken) throws InterruptedException {
		Duration pause = FIRST_PAUSE;
		Left left = (woken || this.cursors.isBehind(this.reader.name())) ? Left.MORE : Left.NOTHING;
		while (!this.stopped && left != Left.NOTHING) {
			left = this.cursors.readOn(this.reader);
			if (left == Left.MORE) {
				pause = FIRST_PAUSE;
			}
			else if (left == Left.LATER) {
				Thread.sleep(pause);
				pause = Collections.min(List.of(pause.multipliedBy(2), LONGEST_PAUSE));
			}
		}
	}

}
