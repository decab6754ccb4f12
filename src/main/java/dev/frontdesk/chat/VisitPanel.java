package dev.frontdesk.chat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import dev.frontdesk.language.Languages;
import dev.frontdesk.live.Presence;
import dev.frontdesk.shell.Times;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.TicketPanel;

import org.springframework.stereotype.Component;

/** The visit beside the thread: where they are, what they saw, what time it is there. */
@Component
class VisitPanel implements TicketPanel {

	private final Visits visits;

	private final Presence presence;

	private final Times times;

	private final Clock clock;

	VisitPanel(Visits visits, Presence presence, Times times, Clock clock) {
		this.visits = visits;
		this.presence = presence;
		this.times = times;
		this.clock = clock;
	}

	@Override
	public int order() {
		return 20;
	}

	@Override
	public String shown(Reader.OfDesk reader) {
		return Visits.OF_TICKET;
	}

	@Override
	public Optional<Panel> beside(Page page, String shown) {
		Visits.Visit visit = this.visits.read(shown);
		ZoneId there = ZoneId.of(visit.timeZone());
		List<Seen> pages = visit.pages().stream().map((one) -> seen(one, page.zone())).toList();
		return Optional.of(new Panel("chat/visit-panel :: panel",
				new Beside(page.number(), this.presence.isHere(visit.seenAt()),
						Languages.name(visit.locale(), page.reader()),
						this.times.weekdayAndClock(this.clock.instant(), there), there.getId(), visit.referrer(), pages,
						!visit.reachable() && page.status().unsolved())));
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
