package dev.frontdesk.drafts;

import java.util.List;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.events.Change;
import dev.frontdesk.events.TicketEvent;
import dev.frontdesk.events.TicketEventReader;
import dev.frontdesk.tickets.Tickets;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A scheduled reply is called off when the customer writes first, when the ticket takes
 * no replies any more, or when a merge would bring it to another customer.
 */
@Component
class CalledOff implements TicketEventReader {

	private final Drafts drafts;

	private final Tickets tickets;

	CalledOff(Drafts drafts, Tickets tickets) {
		this.drafts = drafts;
		this.tickets = tickets;
	}

	@Override
	public String name() {
		return "drafts-called-off";
	}

	@Override
	public boolean hears(Change change) {
		return switch (change.field()) {
			case "message" -> change.became() != null && change.became().endsWith(Actor.Kind.CUSTOMER.name());
			case "status" -> "CLOSED".equals(change.became());
			case "merged-into" -> true;
			default -> false;
		};
	}

	@Override
	@Transactional
	public void readAll(List<TicketEvent> events) {
		if (this.drafts.isAnyScheduled()) {
			events.forEach(this::read);
		}
	}

	@Override
	@Transactional
	public void read(TicketEvent event) {
		if (event.field().equals("message")) {
			callOff(event, DraftKind.REPLY, "customer");
		}
		else if (event.field().equals("status") && !isMerged(event.ticketId())) {
			callOff(event, DraftKind.REPLY, "closed");
			callOff(event, DraftKind.NOTE, "closed");
		}
		else if (event.field().equals("merged-into")) {
			this.drafts.scheduled(event.ticketId(), DraftKind.REPLY)
				.stream()
				.filter((draft) -> !this.drafts.destination(draft).same())
				.forEach((draft) -> this.drafts.takeBack(draft.id(), "merged"));
		}
	}

	private boolean isMerged(long ticketId) {
		return this.tickets.byId(ticketId).mergedInto() != null;
	}

	// What was written later than the event is meant all the same
	private void callOff(TicketEvent event, DraftKind kind, String why) {
		this.drafts.scheduled(event.ticketId(), kind)
			.stream()
			.filter((draft) -> this.drafts.destination(draft).seen() < event.seq())
			.forEach((draft) -> this.drafts.takeBack(draft.id(), why));
	}

}
