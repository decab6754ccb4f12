package dev.frontdesk.handling;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.TicketPanel;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/** What lies ahead: the promise to the customer, and when the ticket wakes. */
@Component
class TimePanel implements TicketPanel {

	private static final String AHEAD = """
			case when least(t.next_update_at, t.snoozed_until) < '9999-12-31T00:00:00Z' then json_build_object(
				'promised', nullif(t.next_update_at, '9999-12-31T00:00:00Z'),
				'wakes', nullif(t.snoozed_until, '9999-12-31T00:00:00Z')) end""";

	private final JsonMapper json;

	private final Clock clock;

	TimePanel(JsonMapper json, Clock clock) {
		this.json = json;
		this.clock = clock;
	}

	@Override
	public int order() {
		return 15;
	}

	@Override
	public String shown(Reader.OfDesk reader) {
		return AHEAD;
	}

	@Override
	public Optional<Panel> beside(Page page, String shown) {
		Ahead ahead = this.json.readValue(shown, Ahead.class);
		Instant promised = ahead.promised();
		boolean late = promised != null && promised.isBefore(this.clock.instant());
		return Optional.of(new Panel("handling/panels :: times",
				new Model(page.number(), promised, late, ahead.wakes(), page.zone())));
	}

	private record Ahead(@Nullable Instant promised, @Nullable Instant wakes) {
	}

	/**
	 * @param promised null when nothing is
	 * @param wakes null when it is awake
	 */
	public record Model(long number, @Nullable Instant promised, boolean late, @Nullable Instant wakes, ZoneId zone) {
	}

}
