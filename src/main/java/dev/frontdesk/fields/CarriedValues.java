package dev.frontdesk.fields;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.frontdesk.tickets.Companion;
import dev.frontdesk.tickets.Fact;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A ticket that goes on from another begins with its values; one that takes another in
 * keeps its own and learns what it did not know.
 */
@Component
class CarriedValues implements Companion {

	private final Catalogue catalogue;

	private final StoredValues stored;

	private final JdbcClient jdbc;

	CarriedValues(Catalogue catalogue, StoredValues stored, JdbcClient jdbc) {
		this.catalogue = catalogue;
		this.stored = stored;
		this.jdbc = jdbc;
	}

	@Override
	public List<Fact> goOn(long fromTicketId, long newTicketId) {
		return learn(fromTicketId, newTicketId).values().stream().toList();
	}

	@Override
	public List<Fact> merge(long mergedTicketId, long survivorId) {
		Map<Field, Fact> learned = learn(mergedTicketId, survivorId);
		learned.keySet()
			.forEach((field) -> this.jdbc.sql("""
					insert into field_learned (ticket_id, field_id, home_ticket_id)
					values (:survivor, :field, coalesce((select l.home_ticket_id from field_learned l
						where l.ticket_id = :merged and l.field_id = :field), :merged))
					on conflict (ticket_id, field_id) do update set home_ticket_id = excluded.home_ticket_id""")
				.param("survivor", survivorId)
				.param("field", field.id())
				.param("merged", mergedTicketId)
				.update());
		return learned.values().stream().toList();
	}

	/**
	 * What was learned from it is known no more, unless somebody said otherwise since;
	 * another that is still merged may know it too.
	 */
	@Override
	public List<Fact> unmerge(Collection<Long> family, long survivorId) {
		forgetOnTheWay(family, survivorId);
		Map<Long, Long> learned = forgotten(family, survivorId);
		if (learned.isEmpty()) {
			return List.of();
		}
		List<Long> asked = new ArrayList<>(learned.values());
		asked.add(survivorId);
		Map<Long, Map<String, Object>> held = this.stored.ofAll(asked);
		Map<String, Object> known = held.getOrDefault(survivorId, Map.of());
		List<Fact> facts = new ArrayList<>();
		for (Field field : this.catalogue.all()) {
			Long home = learned.get(field.id());
			Object value = known.get(field.key());
			if (home != null && value != null && value.equals(held.getOrDefault(home, Map.of()).get(field.key()))) {
				this.stored.put(survivorId, field, null);
				facts.add(new Fact(field.path(), StoredValues.written(value), null));
			}
		}
		if (!facts.isEmpty()) {
			others(family, survivorId).forEach((other) -> facts.addAll(merge(other, survivorId)));
		}
		return facts;
	}

	// What it was merged into before that was merged in turn: closed, nobody changed it
	private void forgetOnTheWay(Collection<Long> family, long survivorId) {
		this.jdbc
			.sql("""
					with gone as (delete from field_learned where home_ticket_id = any(:family)
						and ticket_id <> :survivor and ticket_id <> all(:family) returning ticket_id, field_id)
					delete from field_value v using gone where v.ticket_id = gone.ticket_id and v.field_id = gone.field_id""")
			.param("family", family.toArray(Long[]::new))
			.param("survivor", survivorId)
			.update();
	}

	/** By field: whose value it was. */
	private Map<Long, Long> forgotten(Collection<Long> family, long survivorId) {
		return this.jdbc
			.sql("delete from field_learned where ticket_id = :survivor and home_ticket_id = any(:family)"
					+ " returning field_id, home_ticket_id")
			.param("survivor", survivorId)
			.param("family", family.toArray(Long[]::new))
			.query((row, number) -> Map.entry(row.getLong("field_id"), row.getLong("home_ticket_id")))
			.list()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
	}

	private List<Long> others(Collection<Long> family, long survivorId) {
		return this.jdbc.sql("select id from ticket where merged_into = :survivor and id <> all(:family) order by id")
			.param("survivor", survivorId)
			.param("family", family.toArray(Long[]::new))
			.query(Long.class)
			.list();
	}

	private Map<Field, Fact> learn(long fromId, long toId) {
		Map<Long, Map<String, Object>> both = this.stored.ofAll(List.of(fromId, toId));
		Map<String, Object> known = both.getOrDefault(toId, Map.of());
		Map<Field, Fact> facts = new LinkedHashMap<>();
		both.getOrDefault(fromId, Map.of()).forEach((key, value) -> {
			Field field = this.catalogue.byKey(key).filter((one) -> !one.archived()).orElse(null);
			if (field != null && !known.containsKey(key)) {
				this.stored.put(toId, field, value);
				facts.put(field, new Fact(field.path(), null, StoredValues.written(value)));
			}
		});
		return facts;
	}

}
