package dev.frontdesk.chat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.forms.Door;
import dev.frontdesk.forms.Form;
import dev.frontdesk.forms.Forms;
import dev.frontdesk.forms.Opening;
import dev.frontdesk.forms.Questions;
import dev.frontdesk.widgets.Widget;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/** What a widget asks before the first message. */
@Component
class PreChat {

	private final Forms forms;

	private final Questions questions;

	PreChat(Forms forms, Questions questions) {
		this.forms = forms;
		this.questions = questions;
	}

	/** Those a widget can ask. */
	List<Form> offered(Widget widget) {
		return this.forms.offered(Door.WIDGET, widget.brandId());
	}

	/** Nothing where the form was taken out of the chat since. */
	Optional<Form> of(Widget widget) {
		String form = widget.form();
		return (form == null) ? Optional.empty()
				: offered(widget).stream().filter((one) -> one.key().equals(form)).findFirst();
	}

	Questions.@Nullable Sheet sheet(Widget widget, Locale reader) {
		return of(widget).map((form) -> this.questions.sheet(form, reader)).orElse(null);
	}

	/**
	 * Keeps what was answered, with the ticket that was opened for it.
	 * @throws dev.frontdesk.fields.WrongValues naming each field at fault
	 */
	void begin(long ticketId, long customerId, Widget widget, @Nullable Map<String, @Nullable Object> answers) {
		of(widget).ifPresent((form) -> this.forms.begin(ticketId, Actor.customer(customerId),
				new Opening(form.key(), Door.WIDGET, widget.brandId(), null, (answers != null) ? answers : Map.of())));
	}

}
