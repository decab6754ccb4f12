package dev.frontdesk.handling;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

import dev.frontdesk.tickets.Ticket;
import dev.frontdesk.tickets.TicketPanel;
import dev.frontdesk.tickets.Times;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/** What lies ahead: the promise to the customer, and when the ticket wakes. */
@Component
class TimePanel implements TicketPanel {

	private final Clock clock;

	TimePanel(Clock clock) {
		this.clock = clock;
	}

	@Override
	public int order() {
		return 15;
	}

	@Override
	public Optional<Panel> beside(Ticket ticket, Locale reader, ZoneId zone) {
		Instant promised = Times.given(ticket.nextUpdateAt()) ? ticket.nextUpdateAt() : null;
		Instant wakes = Times.given(ticket.snoozedUntil()) ? ticket.snoozedUntil() : null;
		if (promised == null && wakes == null) {
			return Optional.empty();
		}
		boolean late = promised != null && promised.isBefore(this.clock.instant());
		return Optional
			.of(new Panel("handling/panels :: times", new Model(ticket.number(), promised, late, wakes, zone)));
	}

	/**
	 * @param promised null when nothing is
	 * @param wakes null when it is awake
	 */
	public record Model(long number, @Nullable Instant promised, boolean late, @Nullable Instant wakes, ZoneId zone) {
	}

}
