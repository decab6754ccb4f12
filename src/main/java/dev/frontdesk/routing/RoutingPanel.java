package dev.frontdesk.routing;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.frontdesk.tickets.Ticket;
import dev.frontdesk.tickets.TicketPanel;
import org.springframework.stereotype.Component;

/** “Why it is here”, beside the thread. */
@Component
class RoutingPanel implements TicketPanel {

	private final Decisions decisions;

	private final Telling telling;

	RoutingPanel(Decisions decisions, Telling telling) {
		this.decisions = decisions;
		this.telling = telling;
	}

	@Override
	public int order() {
		return 40;
	}

	@Override
	public String when() {
		return "exists (select 1 from routing_decision d where d.ticket_id = t.id)";
	}

	@Override
	public Optional<Panel> beside(Ticket ticket, Locale reader, ZoneId zone) {
		List<Telling.Line> lines = this.telling.of(this.decisions.of(ticket.id()), reader);
		return lines.isEmpty() ? Optional.empty()
				: Optional.of(new Panel("routing/panel :: panel", new Model(lines, zone)));
	}

	record Model(List<Telling.Line> lines, ZoneId zone) {
	}

}
