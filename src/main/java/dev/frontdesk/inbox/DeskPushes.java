package dev.frontdesk.inbox;

import java.util.Map;

import dev.frontdesk.live.Pushes;
import dev.frontdesk.tickets.MessageAdded;
import dev.frontdesk.tickets.TicketChanged;
import dev.frontdesk.tickets.TicketSeen;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells open desks that something happened: numbers and places, never words. The pushes
 * themselves wait for the commit.
 */
@Component
class DeskPushes {

	private final Pushes pushes;

	DeskPushes(Pushes pushes) {
		this.pushes = pushes;
	}

	@EventListener
	void added(MessageAdded event) {
		this.pushes.push(DeskDoor.ticket(event.publicId()), Map.of("type", "message", "seq", event.seq()));
	}

	@EventListener
	void changed(TicketChanged event) {
		this.pushes.push(DeskDoor.ticket(event.publicId()), Map.of("type", "changed", "seq", event.seq()));
		desk(event.number(), event.seq());
	}

	@EventListener
	void seen(TicketSeen event) {
		this.pushes.push(DeskDoor.ticket(event.publicId()),
				Map.of("type", "seen", "seq", event.seq(), "by", event.byDesk() ? "desk" : "customer"));
		if (event.byDesk()) {
			desk(event.number(), event.seq());
		}
	}

	private void desk(long number, long seq) {
		this.pushes.push(DeskDoor.DESK, Map.of("number", number, "seq", seq));
	}

}
