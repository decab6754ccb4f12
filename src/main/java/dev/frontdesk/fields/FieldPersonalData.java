package dev.frontdesk.fields;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.frontdesk.customers.PersonalData;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the fields of a customer's tickets tell about them. */
@Component
class FieldPersonalData implements PersonalData {

	private static final String THEIRS = "(select id from ticket where customer_id = ?)";

	private final Catalogue catalogue;

	private final StoredValues stored;

	private final ValueWords words;

	private final JdbcClient jdbc;

	FieldPersonalData(Catalogue catalogue, StoredValues stored, ValueWords words, JdbcClient jdbc) {
		this.catalogue = catalogue;
		this.stored = stored;
		this.words = words;
		this.jdbc = jdbc;
	}

	@Override
	public String key() {
		return "fields";
	}

	@Override
	@Transactional(readOnly = true)
	public List<Datum> of(long customerId) {
		Locale reader = LocaleContextHolder.getLocale();
		List<Long> theirs = this.jdbc.sql(THEIRS + " order by id").param(customerId).query(Long.class).list();
		List<Datum> data = new ArrayList<>();
		this.stored.ofAll(theirs)
			.values()
			.forEach((values) -> values.forEach((key, value) -> this.catalogue.byKey(key)
				.filter((field) -> field.personal() || field.access().seenByCustomers())
				.ifPresent((field) -> data.add(new Datum("fields.datum.value",
						field.name(reader) + ": " + this.words.of(field, value, reader))))));
		return data;
	}

	/** Values marked personal go, also from the history; the others tell about things. */
	@Override
	@Transactional
	public int erase(long customerId) {
		this.jdbc
			.sql("""
					update ticket_event set was = case when was is null then null else '' end,
						became = case when became is null then null else '' end
					where ticket_id in %s and field in (select 'fields.' || key from custom_field where personal)"""
				.formatted(THEIRS))
			.param(customerId)
			.update();
		return this.jdbc.sql("""
				delete from field_value where ticket_id in %s
				and field_id in (select id from custom_field where personal)""".formatted(THEIRS))
			.param(customerId)
			.update();
	}

}
