package dev.frontdesk.checklists;

import java.util.List;
import java.util.Locale;

import dev.frontdesk.actions.Acting;
import dev.frontdesk.actions.TicketAction;
import dev.frontdesk.tickets.Ticket;
import dev.frontdesk.web.InvalidText;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Puts a template on the ticket; the value is its id. */
@Component
class AttachAction implements TicketAction {

	private final Checklists checklists;

	AttachAction(Checklists checklists) {
		this.checklists = checklists;
	}

	@Override
	public String key() {
		return "checklist";
	}

	@Override
	public String labelKey() {
		return "checklists.action";
	}

	@Override
	public Input input() {
		return Input.CHOICE;
	}

	@Override
	public int order() {
		return 210;
	}

	@Override
	public List<Choice> choices(Locale reader) {
		return this.checklists.offered(reader)
			.entrySet()
			.stream()
			.map((one) -> new Choice(one.getKey().toString(), one.getValue()))
			.toList();
	}

	@Override
	public String check(String value) {
		String id = value.strip();
		if (!id.matches("[0-9]{1,18}") || !this.checklists.offered(Locale.ENGLISH).containsKey(Long.valueOf(id))) {
			throw new InvalidText("value", "checklists.template-not-found");
		}
		return id;
	}

	@Override
	public Outcome apply(Acting acting, Ticket ticket, String value) {
		Long list = this.checklists.attach(acting.by(), ticket.number(), Long.parseLong(value),
				LocaleContextHolder.getLocale());
		return (list != null) ? Outcome.from(list.toString()) : Outcome.NOTHING;
	}

	@Override
	public void undo(Acting acting, Ticket ticket, String was) {
		this.checklists.detach(acting.by(), ticket.number(), Long.parseLong(was), LocaleContextHolder.getLocale());
	}

}
