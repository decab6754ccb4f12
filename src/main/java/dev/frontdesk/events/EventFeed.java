package dev.frontdesk.events;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** Gives every reader a thread of its own that wakes when something was committed. */
@Component
class EventFeed implements SmartLifecycle {

	private final List<TicketEventReader> readers;

	private final EventCursors cursors;

	private final AnotherCluster elsewhere;

	private final Duration poll;

	private final List<EventPump> pumps = new ArrayList<>();

	EventFeed(List<TicketEventReader> readers, EventCursors cursors, AnotherCluster elsewhere,
			@Value("${frontdesk.events.poll:2s}") Duration poll) {
		this.readers = readers;
		this.cursors = cursors;
		this.elsewhere = elsewhere;
		this.poll = poll;
	}

	@TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
	void wake(History.Written event) {
		this.pumps.stream().filter((pump) -> pump.hears(event.changes())).forEach(EventPump::wake);
	}

	@Override
	public void start() {
		this.elsewhere.settle();
		for (TicketEventReader reader : this.readers) {
			this.cursors.place(reader.name());
			EventPump pump = new EventPump(reader, this.cursors, this.poll);
			this.pumps.add(pump);
			pump.start();
		}
	}

	@Override
	public void stop() {
		this.pumps.forEach(EventPump::stop);
		this.pumps.clear();
	}

	@Override
	public boolean isRunning() {
		return !this.pumps.isEmpty();
	}

}
