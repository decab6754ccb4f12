package dev.frontdesk.drafts;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.events.TicketEvent;
import dev.frontdesk.events.TicketEventReader;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A scheduled reply is called off when the customer writes first, or when the ticket
 * takes no replies any more.
 */
@Component
class CalledOff implements TicketEventReader {

	private final Drafts drafts;

	CalledOff(Drafts drafts) {
		this.drafts = drafts;
	}

	@Override
	public String name() {
		return "drafts-called-off";
	}

	@Override
	@Transactional
	public void read(TicketEvent event) {
		if (event.imported()) {
			return;
		}
		if (event.field().equals("message") && event.actor().kind() == Actor.Kind.CUSTOMER) {
			callOff(event, DraftKind.REPLY, "customer");
		}
		else if (event.field().equals("status") && "CLOSED".equals(event.became())) {
			callOff(event, DraftKind.REPLY, "closed");
			callOff(event, DraftKind.NOTE, "closed");
		}
		else if (event.field().equals("merged-into")) {
			callOff(event, DraftKind.REPLY, "merged");
		}
	}

	// What was written later than the event is meant all the same
	private void callOff(TicketEvent event, DraftKind kind, String why) {
		this.drafts.scheduled(event.ticketId(), kind)
			.stream()
			.filter((draft) -> draft.seen() < event.seq())
			.forEach((draft) -> this.drafts.takeBack(draft.id(), why));
	}

}
