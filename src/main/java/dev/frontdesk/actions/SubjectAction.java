package dev.frontdesk.actions;

import dev.frontdesk.tickets.Ticket;
import dev.frontdesk.tickets.Tickets;
import dev.frontdesk.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gives the ticket another subject. */
@Component
class SubjectAction implements TicketAction {

	private static final int LENGTH = 200;

	private final Tickets tickets;

	SubjectAction(Tickets tickets) {
		this.tickets = tickets;
	}

	@Override
	public String key() {
		return "subject";
	}

	@Override
	public String labelKey() {
		return "actions.subject";
	}

	@Override
	public Input input() {
		return Input.LINE;
	}

	@Override
	public int order() {
		return 80;
	}

	@Override
	public String check(String value) {
		return Texts.line("value", value, LENGTH);
	}

	@Override
	public @Nullable String current(Ticket ticket) {
		return ticket.subject();
	}

	@Override
	public Outcome apply(Acting acting, Ticket ticket, String value) {
		String was = ticket.subject();
		this.tickets.rename(acting.by(), ticket.number(), value);
		return value.equals(was) ? Outcome.NOTHING : Outcome.from(was);
	}

}
