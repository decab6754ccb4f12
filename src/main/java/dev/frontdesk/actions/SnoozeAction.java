package dev.frontdesk.actions;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

import dev.frontdesk.staff.Staff;
import dev.frontdesk.tickets.Ticket;
import dev.frontdesk.tickets.Tickets;
import dev.frontdesk.tickets.Times;
import dev.frontdesk.web.InvalidText;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Puts the ticket out of sight for a while, counted from when it is done; or wakes it.
 */
@Component
class SnoozeAction implements TicketAction {

	private static final String WAKE = "wake";

	private static final List<String> VALUES = List.of("PT1H", "PT4H", "P1D", "P2D", "P3D", "P7D", "P14D", WAKE);

	private static final LocalTime MORNING = LocalTime.of(8, 0);

	private final Tickets tickets;

	private final Staff staff;

	private final MessageSource messages;

	private final Clock clock;

	SnoozeAction(Tickets tickets, Staff staff, MessageSource messages, Clock clock) {
		this.tickets = tickets;
		this.staff = staff;
		this.messages = messages;
		this.clock = clock;
	}

	@Override
	public String key() {
		return "snooze";
	}

	@Override
	public String labelKey() {
		return "actions.snooze";
	}

	@Override
	public Input input() {
		return Input.CHOICE;
	}

	@Override
	public int order() {
		return 90;
	}

	@Override
	public List<Choice> choices(Locale reader) {
		return VALUES.stream()
			.map((value) -> new Choice(value, this.messages.getMessage("actions.snooze." + value, null, reader)))
			.toList();
	}

	@Override
	public String check(String value) {
		if (!VALUES.contains(value)) {
			throw new InvalidText("value", value.isBlank() ? "actions.value.missing" : "actions.value.unknown");
		}
		return value;
	}

	@Override
	public Outcome apply(Acting acting, Ticket ticket, String value) {
		Instant was = ticket.snoozedUntil();
		if (value.equals(WAKE)) {
			this.tickets.wake(acting.by(), ticket.number());
			return Times.given(was) ? Outcome.TOLD : Outcome.NOTHING;
		}
		this.tickets.snooze(acting.by(), ticket.number(), until(acting, value));
		return Outcome.TOLD;
	}

	private Instant until(Acting acting, String value) {
		Instant now = this.clock.instant();
		if (value.startsWith("PT")) {
			return now.plus(Duration.parse(value));
		}
		ZoneId zone = this.staff.agent(acting.by().agentId()).timeZone();
		return now.atZone(zone).toLocalDate().plus(Period.parse(value)).atTime(MORNING).atZone(zone).toInstant();
	}

}
