package dev.frontdesk.forms;

import java.util.List;
import java.util.Locale;

import dev.frontdesk.filters.TicketField;
import dev.frontdesk.tickets.KeptFact;
import dev.frontdesk.tickets.Reader;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Which form a ticket has, as the history tells it and conditions ask for it. */
@Component
class FormFact implements KeptFact, TicketField {

	private static final String ROWS = "from ticket_form tf join request_form rf on rf.id = tf.form_id"
			+ " where tf.ticket_id = t.id";

	// Both read conditions, and conditions ask for this
	private final ObjectProvider<FormCatalogue> catalogue;

	private final ObjectProvider<Forms> forms;

	private final MessageSource messages;

	FormFact(ObjectProvider<FormCatalogue> catalogue, ObjectProvider<Forms> forms, MessageSource messages) {
		this.catalogue = catalogue;
		this.forms = forms;
		this.messages = messages;
	}

	@Override
	public String prefix() {
		return "form";
	}

	@Override
	public String label(String name, Locale reader) {
		return this.messages.getMessage(labelKey(), null, reader);
	}

	@Override
	public String value(String name, String value, Locale reader) {
		return this.catalogue.getObject()
			.all()
			.stream()
			.filter((form) -> form.key().equals(value))
			.map((form) -> form.name(reader))
			.findFirst()
			.orElse(value);
	}

	@Override
	public void restore(Reader.OfDesk by, long number, String cause, String name, @Nullable String was) {
		this.forms.getObject().choose(by, number, (was != null) ? was : "");
	}

	@Override
	public String key() {
		return "form";
	}

	@Override
	public String labelKey() {
		return "forms.form";
	}

	@Override
	public String section() {
		return "filters.section.ticket";
	}

	@Override
	public Type type() {
		return Type.OPTION;
	}

	@Override
	public String sql() {
		return "(select rf.key " + ROWS + ")";
	}

	@Override
	public TicketField.Kept kept() {
		return new TicketField.Kept(ROWS, "rf.key");
	}

	@Override
	public List<Choice> choices(Locale reader) {
		return this.catalogue.getObject()
			.all()
			.stream()
			.map((form) -> new Choice(form.key(), form.name(reader)))
			.toList();
	}

}
