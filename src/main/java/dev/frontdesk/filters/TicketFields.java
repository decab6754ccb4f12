package dev.frontdesk.filters;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;

/**
 * All fields by key: the ticket's own first, then those of other modules, then those that
 * come and go.
 */
@Component
class TicketFields {

	private final Map<String, TicketField> byKey = new LinkedHashMap<>();

	private final List<TicketFieldSource> sources;

	TicketFields(BuiltInFields own, List<TicketField> others, List<TicketFieldSource> sources) {
		this.sources = List.copyOf(sources);
		List<TicketField> all = new ArrayList<>(own.all());
		all.addAll(others);
		for (TicketField field : all) {
			if (!field.key().matches("[a-z][a-z-]{0,40}") || this.byKey.put(field.key(), field) != null) {
				throw new IllegalStateException("Not a key of its own for a ticket field: " + field.key());
			}
		}
	}

	List<TicketField> all() {
		List<TicketField> all = new ArrayList<>(this.byKey.values());
		this.sources.forEach((source) -> all.addAll(source.fields()));
		return all;
	}

	TicketField byKey(String key) {
		TicketField field = this.byKey.get(key);
		return (field != null) ? field : this.sources.stream()
			.flatMap((source) -> source.fields().stream())
			.filter((one) -> one.key().equals(key))
			.findFirst()
			.orElseThrow(() -> new InvalidFilter("filter", "filters.refused.unknown-field", FilterCheck.shown(key)));
	}

}
