package dev.frontdesk.escalations;

import java.util.List;
import java.util.Locale;

import dev.frontdesk.actions.Acting;
import dev.frontdesk.actions.TicketAction;
import dev.frontdesk.tickets.Ticket;
import dev.frontdesk.web.InvalidText;
import dev.frontdesk.web.Texts;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * To the next helper of the ticket's path; the value is the hand-off note, its first line
 * the reason.
 */
@Component
class EscalateAction implements TicketAction {

	private final Escalations escalations;

	EscalateAction(Escalations escalations) {
		this.escalations = escalations;
	}

	@Override
	public String key() {
		return "escalate";
	}

	@Override
	public String labelKey() {
		return "escalations.action";
	}

	@Override
	public Input input() {
		return Input.TEXT;
	}

	@Override
	public int order() {
		return 200;
	}

	@Override
	public String check(String value) {
		try {
			return Texts.block("value", value, Escalations.NOTE);
		}
		catch (InvalidText ex) {
			throw new InvalidText("value", ex.key(), ex.arguments());
		}
	}

	@Override
	public Outcome apply(Acting acting, Ticket ticket, String value) {
		Locale reader = LocaleContextHolder.getLocale();
		List<Path.Step> steps = this.escalations.path(ticket).map(Path::steps).orElse(List.of());
		Path.Step next = this.escalations.next(ticket, steps);
		String line = value.lines().findFirst().orElse(value).strip();
		String reason = (line.codePointCount(0, line.length()) <= Escalations.REASON) ? line
				: line.substring(0, line.offsetByCodePoints(0, Escalations.REASON - 1)) + "…";
		this.escalations.escalate(acting.by(), ticket.number(),
				new Ask(acting.token() + "-escalate", next.id(), reason, value, acting.seen(), null), reader);
		return Outcome.FINAL;
	}

	@Override
	public boolean writesNote() {
		return true;
	}

	@Override
	public boolean undoable() {
		return false;
	}

}
