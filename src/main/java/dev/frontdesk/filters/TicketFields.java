package dev.frontdesk.filters;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;

/** All fields by key: the ticket's own first, then those of other modules. */
@Component
class TicketFields {

	private final Map<String, TicketField> byKey = new LinkedHashMap<>();

	TicketFields(BuiltInFields own, List<TicketField> others) {
		List<TicketField> all = new ArrayList<>(own.all());
		all.addAll(others);
		for (TicketField field : all) {
			if (!field.key().matches("[a-z][a-z-]{0,40}") || this.byKey.put(field.key(), field) != null) {
				throw new IllegalStateException("Not a key of its own for a ticket field: " + field.key());
			}
		}
	}

	List<TicketField> all() {
		return List.copyOf(this.byKey.values());
	}

	TicketField byKey(String key) {
		TicketField field = this.byKey.get(key);
		if (field == null) {
			throw new InvalidFilter("filter", "filters.refused.unknown-field", FilterCheck.shown(key));
		}
		return field;
	}

}
