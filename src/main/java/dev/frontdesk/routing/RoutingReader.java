package dev.frontdesk.routing;

import dev.frontdesk.events.TicketEvent;
import dev.frontdesk.events.TicketEventReader;
import org.springframework.stereotype.Component;

/** Hears that a ticket awaits people, and when someone may have room again. */
@Component
class RoutingReader implements TicketEventReader {

	private final Routing routing;

	private final HandOut handOut;

	RoutingReader(Routing routing, HandOut handOut) {
		this.routing = routing;
		this.handOut = handOut;
	}

	@Override
	public String name() {
		return "routing";
	}

	@Override
	public void read(TicketEvent event) {
		if (event.imported()) {
			return;
		}
		if (event.field().equals("awaits") && "people".equals(event.became())) {
			this.routing.decide(event);
		}
		else if (event.field().equals("awaits") && "team".equals(event.became())) {
			this.routing.decideAnew(event);
		}
		else if (makesRoom(event)) {
			this.handOut.afterCommit();
		}
	}

	@Override
	public boolean locksTicketOf(TicketEvent event) {
		return event.field().equals("awaits");
	}

	private static boolean makesRoom(TicketEvent event) {
		return switch (event.field()) {
			case "status" -> "SOLVED".equals(event.became());
			case "assignee" -> event.was() != null;
			case "shelf" -> event.was() != null;
			default -> false;
		};
	}

}
