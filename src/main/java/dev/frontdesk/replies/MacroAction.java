package dev.frontdesk.replies;

import java.util.List;
import java.util.Locale;

import dev.frontdesk.actions.Acting;
import dev.frontdesk.actions.Actions;
import dev.frontdesk.actions.Steps;
import dev.frontdesk.actions.TicketAction;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.Ticket;
import dev.frontdesk.web.InvalidText;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Applies a macro, as a step of a bulk edit or a rule. */
@Component
class MacroAction implements TicketAction {

	// Macros are made of actions, of which this is one
	private final ObjectProvider<Macros> macros;

	private final ObjectProvider<Actions> actions;

	private final ReplyRepository replies;

	private final ReplyScreens screens;

	private final JsonMapper json;

	MacroAction(ObjectProvider<Macros> macros, ObjectProvider<Actions> actions, ReplyRepository replies,
			ReplyScreens screens, JsonMapper json) {
		this.macros = macros;
		this.actions = actions;
		this.replies = replies;
		this.screens = screens;
		this.json = json;
	}

	@Override
	public String key() {
		return "macro";
	}

	@Override
	public String labelKey() {
		return "replies.macro";
	}

	@Override
	public Input input() {
		return Input.CHOICE;
	}

	@Override
	public int order() {
		return 120;
	}

	@Override
	public List<Choice> choicesFor(Reader.OfDesk agent, Locale reader) {
		return this.screens.choices(agent);
	}

	@Override
	public String check(String value) {
		if (!value.matches("\\d{1,18}") || this.replies.findById(Long.valueOf(value)).isEmpty()) {
			throw new InvalidText("value", value.isBlank() ? "actions.value.missing" : "actions.value.unknown");
		}
		return value;
	}

	@Override
	public String words(String value, Locale reader) {
		return this.replies.findById(Long.valueOf(value)).map(CannedReply::name).orElse("");
	}

	@Override
	public Outcome apply(Acting acting, Ticket ticket, String value) {
		Macros.Use use = this.macros.getObject().apply(acting, ticket.number(), Long.parseLong(value), null, false);
		if (!use.changed()) {
			return Outcome.NOTHING;
		}
		return use.undo().isEmpty() ? Outcome.FINAL : Outcome.from(this.json.writeValueAsString(use.undo()));
	}

	@Override
	public void undo(Acting acting, Ticket ticket, String was) {
		this.actions.getObject()
			.undo(acting, ticket.number(), this.json.readValue(was, Steps.class).list(), ticket.seq());
	}

	@Override
	public boolean reachesCustomer(String value) {
		return this.replies.findById(Long.valueOf(value))
			.map((reply) -> !reply.texts().texts().isEmpty()
					|| reply.steps().list().stream().anyMatch((step) -> step.action().equals("reply")))
			.orElse(false);
	}

	@Override
	public boolean inMacro() {
		return false;
	}

}
