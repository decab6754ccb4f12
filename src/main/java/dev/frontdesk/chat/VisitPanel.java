package dev.frontdesk.chat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.frontdesk.customers.Customers;
import dev.frontdesk.language.Languages;
import dev.frontdesk.live.Presence;
import dev.frontdesk.live.SocketParty;
import dev.frontdesk.shell.Times;
import dev.frontdesk.tickets.Ticket;
import dev.frontdesk.tickets.TicketPanel;

import org.springframework.stereotype.Component;

/** The visit beside the thread: where they are, what they saw, what time it is there. */
@Component
class VisitPanel implements TicketPanel {

	private final Visits visits;

	private final Presence presence;

	private final Customers customers;

	private final Times times;

	private final Clock clock;

	VisitPanel(Visits visits, Presence presence, Customers customers, Times times, Clock clock) {
		this.visits = visits;
		this.presence = presence;
		this.customers = customers;
		this.times = times;
		this.clock = clock;
	}

	@Override
	public int order() {
		return 20;
	}

	@Override
	public String when() {
		return "exists (select 1 from visit v where v.ticket_id = t.id)";
	}

	@Override
	public Optional<Panel> beside(Ticket ticket, Locale reader, ZoneId zone) {
		return this.visits.of(ticket.id()).map((visit) -> {
			boolean online = this.presence.isOnline(new SocketParty(Visitor.KIND, Long.toString(visit.visitorId())));
			List<Seen> pages = this.visits.pages(ticket.id()).stream().map((page) -> seen(page, zone)).toList();
			return new Panel("chat/visit-panel :: panel",
					new Beside(ticket.number(), online, Languages.name(visit.locale().toLanguageTag(), reader),
							this.times.weekdayAndClock(this.clock.instant(), visit.timeZone()),
							visit.timeZone().getId(), visit.referrer(), pages,
							this.customers.emails(ticket.customerId()).isEmpty() && ticket.status().unsolved()));
		});
	}

	private Seen seen(Visits.Page page, ZoneId zone) {
		String url = (page.url() != null) ? page.url() : "";
		String title = (page.title() != null && !page.title().isEmpty()) ? page.title() : url;
		Instant at = page.at();
		return new Seen(url, title, (at != null) ? this.times.clock(at, zone) : "");
	}

	/** What the card shows. */
	public record Beside(long number, boolean online, String language, String localTime, String zone, String referrer,
			List<Seen> pages, boolean canAsk) {
	}

	public record Seen(String url, String title, String time) {
	}

}
