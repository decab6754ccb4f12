package dev.frontdesk.visitors;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import dev.frontdesk.language.Languages;
import dev.frontdesk.shell.Times;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.trails.Policies;
import dev.frontdesk.trails.Policy;
import dev.frontdesk.trails.Policy.Way;
import dev.frontdesk.web.Cursors;
import dev.frontdesk.widgets.Widgets;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.util.UriComponentsBuilder;

/** What the page of those on the site shows, in a fixed number of statements. */
@Component
@Transactional(readOnly = true)
class VisitorsScreen {

	static final String HOME = "/desk/visitors";

	private final Onsite onsite;

	private final Invitations invitations;

	private final VisitorRules rules;

	private final Policies policies;

	private final Widgets widgets;

	private final Cursors cursors;

	private final Times times;

	private final Clock clock;

	VisitorsScreen(Onsite onsite, Invitations invitations, VisitorRules rules, Policies policies, Widgets widgets,
			Cursors cursors, Times times, Clock clock) {
		this.onsite = onsite;
		this.invitations = invitations;
		this.rules = rules;
		this.policies = policies;
		this.widgets = widgets;
		this.cursors = cursors;
		this.times = times;
		this.clock = clock;
	}

	Listed list(Reader.OfDesk reader, Onsite.Filter filter, @Nullable String cursor, Locale locale) {
		List<Guest> found = this.onsite.page(reader, filter, place(cursor));
		boolean more = found.size() > Onsite.PAGE;
		List<Guest> guests = more ? found.subList(0, Onsite.PAGE) : found;
		return new Listed(guests.stream().map((guest) -> line(guest, locale)).toList(), this.onsite.count(), state(),
				this.invitations.of(reader.agentId()), query(filter, null),
				more ? HOME + query(filter, guests.getLast()) : null, cursor != null);
	}

	private Onsite.@Nullable Place place(@Nullable String cursor) {
		if (cursor == null) {
			return null;
		}
		List<String> place = this.cursors.open("visitors", cursor);
		return new Onsite.Place(Instant.parse(place.get(0)), Long.parseLong(place.get(1)));
	}

	private String query(Onsite.Filter filter, @Nullable Guest after) {
		UriComponentsBuilder address = UriComponentsBuilder.newInstance();
		if (filter.widget() != 0) {
			address.queryParam("widget", filter.widget());
		}
		if (!filter.locale().isEmpty()) {
			address.queryParam("locale", filter.locale());
		}
		if (!filter.page().isEmpty()) {
			address.queryParam("page", "{page}");
		}
		if (!filter.chat().isEmpty()) {
			address.queryParam("chat", filter.chat());
		}
		if (after != null) {
			address.queryParam("after", this.cursors.seal("visitors", after.since(), after.id()));
		}
		return filter.page().isEmpty() ? address.encode().toUriString()
				: address.encode().buildAndExpand(filter.page()).toUriString();
	}

	/** What there is to say where nobody is seen. */
	private State state() {
		Set<Long> on = this.rules.all().keySet();
		if (on.isEmpty()) {
			return State.OFF;
		}
		Set<Long> asking = this.policies.all()
			.stream()
			.filter((policy) -> policy.way() != Way.NONE)
			.map(Policy::marketId)
			.collect(Collectors.toSet());
		return this.widgets.all()
			.stream()
			.anyMatch((widget) -> on.contains(widget.id()) && asking.contains(widget.marketId())) ? State.ON
					: State.UNASKED;
	}

	Line line(Guest guest, Locale locale) {
		ZoneId zone = guest.zone();
		return new Line(guest, Languages.name(guest.language(), locale), Zones.country(zone, locale),
				(zone != null) ? this.times.weekdayAndClock(this.clock.instant(), zone) : "",
				(zone != null) ? zone.getId() : "");
	}

	enum State {

		/** Nothing is switched on. */
		OFF,

		/** Nobody is asked for their consent. */
		UNASKED,

		ON

	}

	/**
	 * @param count of all who are here
	 * @param query which of them these are, as it stands behind an address
	 * @param next null at the end
	 * @param paged whether it is a later page than the first
	 */
	public record Listed(List<Line> lines, int count, State state, List<Invitations.Mine> mine, String query,
			@Nullable String next, boolean paged) {
	}

	/**
	 * @param localTime by their own clock; empty where it is not known
	 */
	public record Line(Guest guest, String language, String country, String localTime, String zone) {
	}

}
