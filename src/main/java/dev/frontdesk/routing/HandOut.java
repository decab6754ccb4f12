package dev.frontdesk.routing;

import java.util.concurrent.atomic.AtomicBoolean;

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

	private void run() {
		this.wanted.set(false);
		try {
			this.routing.handOut();
		}
		catch (RuntimeException ex) {
			log.warn("The queues could not be run and will be with the next sweep: {}", ex.toString());
		}
	}

}
