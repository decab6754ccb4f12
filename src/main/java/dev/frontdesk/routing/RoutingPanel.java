package dev.frontdesk.routing;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import dev.frontdesk.tickets.Reader;
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
	public String shown(Reader.OfDesk reader) {
		return Decisions.OF_TICKET;
	}

	@Override
	public Optional<Panel> beside(Page page, String shown) {
		List<Telling.Line> lines = this.telling.of(this.decisions.read(shown), page.reader());
		return Optional.of(new Panel("routing/panel :: panel", new Model(lines, page.zone())));
	}

	record Model(List<Telling.Line> lines, ZoneId zone) {
	}

}
