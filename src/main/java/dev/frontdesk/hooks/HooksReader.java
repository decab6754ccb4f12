package dev.frontdesk.hooks;

import java.util.List;

import dev.frontdesk.events.TicketEvent;
import dev.frontdesk.events.TicketEventReader;

import org.springframework.stereotype.Component;

/** Hears what happens and queues it for whoever wants to be told. */
@Component
class HooksReader implements TicketEventReader {

	private final Queue queue;

	HooksReader(Queue queue) {
		this.queue = queue;
	}

	@Override
	public String name() {
		return "hooks";
	}

	@Override
	public void readAll(List<TicketEvent> events) {
		if (this.queue.isWanted()) {
			events.forEach(this::read);
		}
	}

	@Override
	public void read(TicketEvent event) {
		this.queue.add(event);
	}

}
