package dev.frontdesk.escalations;

import dev.frontdesk.events.Change;
import dev.frontdesk.events.TicketEvent;
import dev.frontdesk.events.TicketEventReader;

import org.springframework.stereotype.Component;

/** A ticket that is done needs no helper, unless that is taken back. */
@Component
class EscalationEnd implements TicketEventReader {

	private final Escalations escalations;

	EscalationEnd(Escalations escalations) {
		this.escalations = escalations;
	}

	@Override
	public String name() {
		return "escalations";
	}

	@Override
	public void read(TicketEvent event) {
		if (event.field().equals("undone")) {
			this.escalations.goOn(event.ticketId(), event.became());
		}
		else {
			this.escalations.end(event.ticketId(), event.seq(), event.at());
		}
	}

	@Override
	public boolean hears(Change change) {
		return change.field().equals("undone") || (change.field().equals("status")
				&& ("SOLVED".equals(change.became()) || "CLOSED".equals(change.became())));
	}

}
