package dev.frontdesk.routing;

import dev.frontdesk.events.Change;
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
		if (!event.field().equals("awaits")) {
			this.handOut.afterCommit();
		}
		else if ("people".equals(event.became())) {
			this.routing.decide(event);
		}
		else if ("team".equals(event.became())) {
			this.routing.decideAnew(event);
		}
	}

	@Override
	public boolean hears(Change change) {
		return change.field().equals("awaits") || makesRoom(change);
	}

	@Override
	public boolean locksTicketOf(TicketEvent event) {
		return event.field().equals("awaits");
	}

	private static boolean makesRoom(Change change) {
		return switch (change.field()) {
			case "status" -> "SOLVED".equals(change.became());
			case "assignee", "shelf" -> change.was() != null;
			default -> false;
		};
	}

}
