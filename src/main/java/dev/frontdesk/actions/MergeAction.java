package dev.frontdesk.actions;

import java.util.Locale;

import dev.frontdesk.tickets.Ticket;
import dev.frontdesk.tickets.Tickets;
import dev.frontdesk.web.InvalidText;
import org.springframework.stereotype.Component;

/** Merges the ticket into another one, which goes on for both. */
@Component
class MergeAction implements TicketAction {

	private final Tickets tickets;

	MergeAction(Tickets tickets) {
		this.tickets = tickets;
	}

	@Override
	public String key() {
		return "merge";
	}

	@Override
	public String labelKey() {
		return "actions.merge";
	}

	@Override
	public Input input() {
		return Input.TICKET;
	}

	@Override
	public int order() {
		return 150;
	}

	@Override
	public String check(String value) {
		String number = value.strip().replaceFirst("^#", "");
		if (!number.matches("\\d{1,15}")) {
			throw new InvalidText("value", "actions.merge.value");
		}
		return number;
	}

	@Override
	public String words(String value, Locale reader) {
		return "#" + value;
	}

	@Override
	public Outcome apply(Acting acting, Ticket ticket, String value) {
		if (Long.parseLong(value) == ticket.number()) {
			// the one that goes on was among those chosen
			return Outcome.NOTHING;
		}
		this.tickets.merge(acting.by(), ticket.number(), Long.parseLong(value));
		return Outcome.from(value);
	}

	@Override
	public void undo(Acting acting, Ticket ticket, String was) {
		this.tickets.unmerge(acting.by(), ticket.number());
	}

	@Override
	public boolean locksItself() {
		return true;
	}

	@Override
	public boolean inMacro() {
		return false;
	}

}
