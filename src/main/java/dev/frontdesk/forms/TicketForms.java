package dev.frontdesk.forms;

import java.util.List;
import java.util.Map;

import dev.frontdesk.fields.StoredValues;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The form of a ticket and what it holds, in one statement. */
@Component
class TicketForms {

	/** Of {@code ticket t}, as JSON for {@link #read}. */
	static final String OF_TICKET = "json_build_object('category', t.category_id, 'form', "
			+ "(select tf.form_id from ticket_form tf where tf.ticket_id = t.id), 'values', coalesce("
			+ StoredValues.OF_TICKET + ", '[]'))";

	private final FormCatalogue catalogue;

	private final StoredValues stored;

	private final JdbcClient jdbc;

	private final JsonMapper json;

	TicketForms(FormCatalogue catalogue, StoredValues stored, JdbcClient jdbc, JsonMapper json) {
		this.catalogue = catalogue;
		this.stored = stored;
		this.jdbc = jdbc;
		this.json = json;
	}

	State of(long ticketId) {
		return read(this.jdbc.sql("select " + OF_TICKET + " from ticket t where t.id = ?")
			.param(ticketId)
			.query(String.class)
			.single());
	}

	State read(String shown) {
		Held held = this.json.readValue(shown, Held.class);
		return new State(this.catalogue.governing(held.form()).orElse(null), held.form() != null, held.category(),
				this.stored.read(held.values()));
	}

	private record Held(@Nullable Long category, @Nullable Long form, List<StoredValues.Stored> values) {
	}

	/**
	 * @param form that asks; the standard one where none was chosen
	 * @param chosen whether it was
	 */
	record State(@Nullable Form form, boolean chosen, @Nullable Long categoryId, Map<String, Object> values) {
	}

}
