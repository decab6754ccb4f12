package dev.frontdesk.forms;

import java.util.Map;

import dev.frontdesk.fields.StoredValues;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The form of a ticket and what it holds, in one statement. */
@Component
class TicketForms {

	private final FormCatalogue catalogue;

	private final StoredValues stored;

	private final JdbcClient jdbc;

	TicketForms(FormCatalogue catalogue, StoredValues stored, JdbcClient jdbc) {
		this.catalogue = catalogue;
		this.stored = stored;
		this.jdbc = jdbc;
	}

	State of(long ticketId) {
		StoredValues.Gathering gathering = this.stored.gathering();
		Long[] found = new Long[2];
		this.jdbc.sql("select t.category_id, tf.form_id, " + StoredValues.COLUMNS + " " + """
				from ticket t left join ticket_form tf on tf.ticket_id = t.id
				left join field_value v on v.ticket_id = t.id
				where t.id = ? order by v.field_id, v.position""").param(ticketId).query((row) -> {
			found[0] = row.getObject("category_id", Long.class);
			found[1] = row.getObject("form_id", Long.class);
			gathering.take(row);
		});
		return new State(this.catalogue.governing(found[1]).orElse(null), found[1] != null, found[0],
				gathering.values());
	}

	/**
	 * @param form that asks; the standard one where none was chosen
	 * @param chosen whether it was
	 */
	record State(@Nullable Form form, boolean chosen, @Nullable Long categoryId, Map<String, Object> values) {
	}

}
