package dev.frontdesk.escalations;

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
		if (!event.imported() && event.field().equals("status")
				&& ("SOLVED".equals(event.became()) || "CLOSED".equals(event.became()))) {
			this.escalations.end(event.ticketId(), event.seq(), event.at());
		}
		else if (!event.imported() && event.field().equals("undone")) {
			this.escalations.goOn(event.ticketId(), event.became());
		}
	}

}
