package dev.frontdesk.chat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.frontdesk.language.Languages;
import dev.frontdesk.live.Presence;
import dev.frontdesk.shell.Times;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.TicketPanel;
import org.jspecify.annotations.Nullable;

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
						this.times.weekdayAndClock(this.clock.instant(), there), there.getId(), visit.referrer(),
						remembered(visit.remembered(), page.zone()), pages, visit.byMail(),
						!visit.reachable() && page.status().unsolved())));
	}

	private @Nullable Remembered remembered(Visits.@Nullable Remembered kept, ZoneId zone) {
		return (kept == null) ? null
				: new Remembered(kept.device(), String.join(" · ", kept.campaign().values()), kept.referrer(),
						kept.visits(), this.times.date(kept.firstAt(), zone),
						kept.pages().stream().map((one) -> seen(one, zone)).toList(),
						kept.events().stream().map((one) -> done(one, zone)).toList());
	}

	private Done done(Visits.Event event, ZoneId zone) {
		return new Done(event.name(),
				event.data()
					.entrySet()
					.stream()
					.map((one) -> one.getKey() + ": " + one.getValue())
					.collect(Collectors.joining(", ")),
				this.times.clock(event.at(), zone));
	}

	private Seen seen(Visits.Page page, ZoneId zone) {
		String url = (page.url() != null) ? page.url() : "";
		String title = (page.title() != null && !page.title().isEmpty()) ? page.title() : url;
		Instant at = page.at();
		return new Seen(url, title, (at != null) ? this.times.clock(at, zone) : "");
	}

	/** What the card shows. */
	public record Beside(long number, boolean online, String language, String localTime, String zone, String referrer,
			@Nullable Remembered remembered, List<Seen> pages, boolean byMail, boolean canAsk) {

		/** All of their visit where they allow it; else from where they wrote. */
		public List<Seen> trail() {
			return (this.remembered != null && !this.remembered.pages().isEmpty()) ? this.remembered.pages()
					: this.pages;
		}

	}

	/**
	 * What is known with the visitor's consent.
	 *
	 * @param campaign what brought them, in the words of its address
	 */
	public record Remembered(String device, String campaign, String referrer, int visits, String since,
			List<Seen> pages, List<Done> events) {
	}

	/** What the page told of with {@code track}. */
	public record Done(String name, String data, String time) {
	}

	public record Seen(String url, String title, String time) {
	}

}
