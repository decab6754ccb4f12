package dev.frontdesk.routing;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;

import dev.frontdesk.live.PresenceChanged;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Runs the queues when someone came online or has room; several wishes are one run. */
@Component
class HandOut {

	private static final Logger log = LoggerFactory.getLogger(HandOut.class);

	private final Routing routing;

	private final AtomicBoolean wanted = new AtomicBoolean();

	private final ReentrantLock turn = new ReentrantLock();

	HandOut(Routing routing) {
		this.routing = routing;
	}

	@EventListener
	void here(PresenceChanged event) {
		if (event.online() && event.party().kind().equals("agent")) {
			soon();
		}
	}

	void afterCommit() {
		if (!TransactionSynchronizationManager.isSynchronizationActive()) {
			soon();
			return;
		}
		TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

			@Override
			public void afterCommit() {
				soon();
			}

		});
	}

	private void soon() {
		if (this.wanted.compareAndSet(false, true)) {
			Thread.ofVirtual().name("hand-out").start(this::run);
		}
	}

	// One runs and one waits, before it takes a connection
	private void run() {
		this.turn.lock();
		try {
			this.wanted.set(false);
			this.routing.handOut();
		}
		catch (RuntimeException ex) {
			log.warn("The queues could not be run and will be with the next sweep: {}", ex.toString());
		}
		finally {
			this.turn.unlock();
		}
	}

}
