package dev.frontdesk.fields;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
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

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of values, and how an event writes one; for modules that read along. */
@Component
public class StoredValues {

	/** Of {@code field_value v}, as {@link Gathering#take} reads them. */
	public static final String COLUMNS = "v.field_id, v.text, v.long_text, v.number, v.at";

	private final Catalogue catalogue;

	private final JdbcClient jdbc;

	StoredValues(Catalogue catalogue, JdbcClient jdbc) {
		this.catalogue = catalogue;
		this.jdbc = jdbc;
	}

	/** What one ticket's fields hold, by key, in the order of the fields. */
	public Map<String, Object> of(long ticketId) {
		return ofAll(List.of(ticketId)).getOrDefault(ticketId, Map.of());
	}

	/** By ticket; one without values is not there. */
	Map<Long, Map<String, Object>> ofAll(Collection<Long> ticketIds) {
		Map<Long, Gathering> found = new HashMap<>();
		if (ticketIds.isEmpty() || this.catalogue.all().isEmpty()) {
			return new HashMap<>();
		}
		this.jdbc.sql("select ticket_id, " + COLUMNS + " " + """
				from field_value v where ticket_id = any(:tickets) order by ticket_id, field_id, position""")
			.param("tickets", ticketIds.toArray(Long[]::new))
			.query((row) -> {
				found.computeIfAbsent(row.getLong("ticket_id"), (id) -> gathering()).take(row);
			});
		Map<Long, Map<String, Object>> values = new HashMap<>();
		found.forEach((ticket, gathering) -> values.put(ticket, gathering.values()));
		return values;
	}

	/** For a statement that reads {@link #COLUMNS} of one ticket along with more. */
	public Gathering gathering() {
		return new Gathering(this.catalogue.all());
	}

	/** Gathers the values of one ticket, row by row in the order of their places. */
	public static final class Gathering {

		private final List<Field> fields;

		private final Map<Long, Field> byId;

		private final Map<String, Object> found = new HashMap<>();

		Gathering(List<Field> fields) {
			this.fields = fields;
			this.byId = fields.stream().collect(Collectors.toMap(Field::id, (field) -> field));
		}

		public void take(ResultSet row) throws SQLException {
			Field field = this.byId.get(row.getLong("field_id"));
			if (field != null) {
				this.found.merge(field.key(), value(field, row), StoredValues::both);
			}
		}

		/** By key, in the order of the fields. */
		public Map<String, Object> values() {
			Map<String, Object> ordered = new LinkedHashMap<>();
			for (Field field : this.fields) {
				Object value = this.found.get(field.key());
				if (value != null) {
					ordered.put(field.key(), value);
				}
			}
			return ordered;
		}

	}

	private static Object value(Field field, ResultSet row) throws SQLException {
		return switch (field.type()) {
			case TEXT, CHOICE -> row.getString("text");
			case LONG_TEXT -> row.getString("long_text");
			case NUMBER, DECIMAL -> row.getBigDecimal("number");
			case CHECKBOX -> true;
			case DATE -> row.getObject("at", OffsetDateTime.class).toInstant().atZone(ZoneOffset.UTC).toLocalDate();
			case CHOICES -> List.of(row.getString("text"));
		};
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
			case LocalDate date -> noon(date).atOffset(ZoneOffset.UTC);
			case Boolean ticked -> "true";
			default -> value;
		};
	}

	/** The same day in every zone but two, so that conditions in local time find it. */
	public static Instant noon(LocalDate date) {
		return date.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
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
