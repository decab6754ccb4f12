package dev.frontdesk.fields;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.frontdesk.settings.LocalizedText;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All fields there are, at hand. */
@Component
class Catalogue {

	static final TypeReference<List<Field.Choice>> CHOICES = new TypeReference<>() {
	};

	private final JdbcClient jdbc;

	private final JsonMapper json;

	private final ApplicationEventPublisher events;

	private final Remembered<Map<String, Field>> all;

	Catalogue(JdbcClient jdbc, JsonMapper json, ApplicationEventPublisher events) {
		this.events = events;
		this.jdbc = jdbc;
		this.json = json;
		this.all = new Remembered<>(this::read);
	}

	/** In their order, those in use first. */
	List<Field> all() {
		return List.copyOf(this.all.get().values());
	}

	List<Field> active() {
		return this.all.get().values().stream().filter((field) -> !field.archived()).toList();
	}

	Optional<Field> byKey(String key) {
		return Optional.ofNullable(this.all.get().get(key));
	}

	void changed() {
		this.all.forgetOnCommit();
		this.events.publishEvent(new FieldsChanged());
	}

	private Map<String, Field> read() {
		Map<String, Field> fields = new LinkedHashMap<>();
		this.jdbc.sql("select * from custom_field order by archived_at is not null, position, id")
			.query(this::field)
			.list()
			.forEach((field) -> fields.put(field.key(), field));
		return fields;
	}

	Field field(ResultSet row, int number) throws SQLException {
		return new Field(row.getLong("id"), row.getString("key"), FieldType.valueOf(row.getString("type")),
				this.json.readValue(row.getString("name"), LocalizedText.class),
				this.json.readValue(row.getString("help"), LocalizedText.class),
				this.json.readValue(row.getString("choices"), CHOICES), row.getString("pattern"),
				Access.valueOf(row.getString("access")), row.getBoolean("personal"),
				row.getObject("archived_at") != null, row.getInt("version"));
	}

}
