package dev.frontdesk.fields;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.frontdesk.tickets.Companion;
import dev.frontdesk.tickets.Fact;

import org.springframework.stereotype.Component;

/**
 * A ticket that goes on from another begins with its values; one that takes another in
 * keeps its own and learns what it did not know.
 */
@Component
class CarriedValues implements Companion {

	private final Catalogue catalogue;

	private final StoredValues stored;

	CarriedValues(Catalogue catalogue, StoredValues stored) {
		this.catalogue = catalogue;
		this.stored = stored;
	}

	@Override
	public List<Fact> goOn(long fromTicketId, long newTicketId) {
		return learn(fromTicketId, newTicketId);
	}

	@Override
	public List<Fact> merge(long mergedTicketId, long survivorId) {
		return learn(mergedTicketId, survivorId);
	}

	private List<Fact> learn(long fromId, long toId) {
		Map<Long, Map<String, Object>> both = this.stored.ofAll(List.of(fromId, toId));
		Map<String, Object> known = both.getOrDefault(toId, Map.of());
		List<Fact> facts = new ArrayList<>();
		both.getOrDefault(fromId, Map.of()).forEach((key, value) -> {
			Field field = this.catalogue.byKey(key).filter((one) -> !one.archived()).orElse(null);
			if (field != null && !known.containsKey(key)) {
				this.stored.put(toId, field, value);
				facts.add(new Fact(field.path(), null, StoredValues.written(value)));
			}
		});
		return facts;
	}

}
