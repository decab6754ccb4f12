package dev.frontdesk.importers;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import dev.frontdesk.fields.Field;
import dev.frontdesk.fields.FieldValues;
import dev.frontdesk.fields.Fields;
import dev.frontdesk.sources.ImportedTicket;
import dev.frontdesk.sources.Untaken;
import dev.frontdesk.web.Refusal;

import org.springframework.stereotype.Component;

/** Values of the other desk's own fields, where a field of ours is called the same. */
@Component
class FieldTaking {

	private final Fields fields;

	private final FieldValues values;

	FieldTaking(Fields fields, FieldValues values) {
		this.fields = fields;
		this.values = values;
	}

	/** By key, those that can be taken. */
	Map<String, Object> pick(ImportedTicket ticket, String name, Consumer<Untaken> untaken) {
		Map<String, Object> picked = new HashMap<>();
		for (ImportedTicket.ImportedField given : ticket.fields()) {
			Optional<Field> field = given.keys()
				.stream()
				.flatMap((key) -> this.fields.byKey(key).stream())
				.filter((one) -> !one.archived())
				.findFirst();
			if (field.isEmpty()) {
				untaken.accept(Untaken.of(Untaken.Place.TICKET, name, "importers.untaken.no-field", given.label()));
				continue;
			}
			take(field.get(), given, name, picked, untaken);
		}
		return picked;
	}

	private void take(Field field, ImportedTicket.ImportedField given, String name, Map<String, Object> picked,
			Consumer<Untaken> untaken) {
		for (Object value : List.of(given.value(), given.value().toString())) {
			try {
				this.values.check(Map.of(field.key(), value));
				picked.put(field.key(), value);
				return;
			}
			catch (Refusal ex) {
				// perhaps as it is written
			}
		}
		untaken.accept(Untaken.of(Untaken.Place.TICKET, name, "importers.untaken.field-value", given.label(),
				given.value().toString()));
	}

}
