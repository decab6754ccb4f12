package dev.frontdesk.fields;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import dev.frontdesk.filters.Days;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of values, and how an event writes one; for modules that read along. */
@Component
public class StoredValues {

	/** Of {@code ticket t}, as JSON for {@link #read}; null where there are none. */
	public static final String OF_TICKET = """
			(select json_agg(json_build_object('field', v.field_id, 'text', coalesce(v.text, v.long_text),
				'number', v.number, 'at', v.at) order by v.field_id, v.position)
			from field_value v where v.ticket_id = t.id)""";

	private static final TypeReference<List<Stored>> VALUES = new TypeReference<>() {
	};

	private final Catalogue catalogue;

	private final JdbcClient jdbc;

	private final JsonMapper json;

	StoredValues(Catalogue catalogue, JdbcClient jdbc, JsonMapper json) {
		this.json = json;
		this.catalogue = catalogue;
		this.jdbc = jdbc;
	}

	/** What one ticket's fields hold, by key, in the order of the fields. */
	public Map<String, Object> of(long ticketId) {
		return ofAll(List.of(ticketId)).getOrDefault(ticketId, Map.of());
	}

	/** By ticket; one without values is not there. */
	Map<Long, Map<String, Object>> ofAll(Collection<Long> ticketIds) {
		Map<Long, Map<String, Object>> values = new HashMap<>();
		if (ticketIds.isEmpty() || this.catalogue.all().isEmpty()) {
			return values;
		}
		this.jdbc.sql("select t.id, " + OF_TICKET + " as held from ticket t where t.id = any(:tickets)")
			.param("tickets", ticketIds.toArray(Long[]::new))
			.query((row) -> {
				String held = row.getString("held");
				if (held != null) {
					values.put(row.getLong("id"), read(held));
				}
			});
		return values;
	}

	private Map<String, Object> read(String held) {
		return read(this.json.readValue(held, VALUES));
	}

	/** By key, in the order of the fields. */
	public Map<String, Object> read(Collection<Stored> held) {
		Map<Long, List<Stored>> byField = held.stream().collect(Collectors.groupingBy(Stored::field));
		Map<String, Object> values = new LinkedHashMap<>();
		for (Field field : this.catalogue.all()) {
			byField.getOrDefault(field.id(), List.of())
				.forEach((stored) -> values.merge(field.key(), stored.value(field.type()), StoredValues::both));
		}
		return values;
	}

	/** One value, in the one of these that its type has. */
	public record Stored(long field, @Nullable String text, @Nullable BigDecimal number, @Nullable Instant at) {

		Object value(FieldType type) {
			return switch (type) {
				case TEXT, CHOICE, LONG_TEXT -> Objects.requireNonNull(this.text);
				case NUMBER, DECIMAL -> Objects.requireNonNull(this.number);
				case CHECKBOX -> true;
				case DATE -> Days.of(Objects.requireNonNull(this.at));
				case CHOICES -> List.of(Objects.requireNonNull(this.text));
			};
		}

	}

	private static Object both(Object some, Object more) {
		List<String> both = new ArrayList<>();
		for (Object one : List.of(some, more)) {
			((List<?>) one).forEach((key) -> both.add((String) key));
		}
		return List.copyOf(both);
	}

	/** Null takes the value away. */
	void put(long ticketId, Field field, @Nullable Object value) {
		this.jdbc.sql("delete from field_value where ticket_id = ? and field_id = ?")
			.params(ticketId, field.id())
			.update();
		if (value == null) {
			return;
		}
		List<?> all = (value instanceof List<?> several) ? several : List.of(value);
		for (int i = 0; i < all.size(); i++) {
			this.jdbc
				.sql("insert into field_value (ticket_id, field_id, position, " + field.type().column()
						+ ") values (:ticket, :field, :position, :value)")
				.param("ticket", ticketId)
				.param("field", field.id())
				.param("position", i)
				.param("value", column(all.get(i)))
				.update();
		}
	}

	private static Object column(Object value) {
		return switch (value) {
			case LocalDate date -> Days.noon(date).atOffset(ZoneOffset.UTC);
			case Boolean ticked -> "true";
			default -> value;
		};
	}

	/** As an event keeps it. */
	static @Nullable String written(@Nullable Object value) {
		return switch (value) {
			case null -> null;
			case BigDecimal number -> number.toPlainString();
			case List<?> keys -> keys.stream().map(Objects::toString).collect(Collectors.joining(" "));
			default -> value.toString();
		};
	}

	/** What {@link Reading} takes for what an event keeps. */
	static @Nullable Object unwritten(Field field, @Nullable String written) {
		return (written != null && field.type() == FieldType.CHOICES) ? Arrays.asList(written.split(" ", -1)) : written;
	}

	/** As JSON has it. */
	static Object json(Object value) {
		return (value instanceof LocalDate date) ? date.toString() : value;
	}

}
