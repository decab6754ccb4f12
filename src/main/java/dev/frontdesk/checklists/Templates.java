package dev.frontdesk.checklists;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.audit.Audit;
import dev.frontdesk.settings.LocalizedText;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The templates: written by leads, deleted ones restorable. */
@Service
@Transactional
public class Templates {

	static final TypeReference<List<LocalizedText>> TEXTS = new TypeReference<>() {
	};

	private final JdbcClient jdbc;

	private final JsonMapper json;

	private final Audit audit;

	private final Clock clock;

	Templates(JdbcClient jdbc, JsonMapper json, Audit audit, Clock clock) {
		this.jdbc = jdbc;
		this.json = json;
		this.audit = audit;
		this.clock = clock;
	}

	@Transactional(readOnly = true)
	List<Template> all() {
		return this.jdbc.sql("select * from checklist_template where deleted_at is null order by id")
			.query(this::stored)
			.list();
	}

	@Transactional(readOnly = true)
	Template template(long id) {
		return this.jdbc.sql("select * from checklist_template where id = ? and deleted_at is null")
			.param(id)
			.query(this::stored)
			.optional()
			.orElseThrow(TemplateNotFound::new);
	}

	public long add(Actor by, LocalizedText name, List<LocalizedText> items, boolean required) {
		long id = this.jdbc.sql("""
				insert into checklist_template (name, items, required, created_at, updated_at)
				values (:name::jsonb, :items::jsonb, :required, :now, :now) returning id""")
			.param("name", this.json.writeValueAsString(name))
			.param("items", this.json.writeValueAsString(items))
			.param("required", required)
			.param("now", now())
			.query(Long.class)
			.single();
		record(by, "added", id, name);
		return id;
	}

	/** Lists attached before stay as they are. */
	void change(Actor by, long id, int version, LocalizedText name, List<LocalizedText> items, boolean required) {
		template(id);
		int changed = this.jdbc.sql("""
				update checklist_template set name = :name::jsonb, items = :items::jsonb, required = :required,
					version = version + 1, updated_at = :now
				where id = :id and version = :version""")
			.param("name", this.json.writeValueAsString(name))
			.param("items", this.json.writeValueAsString(items))
			.param("required", required)
			.param("now", now())
			.param("id", id)
			.param("version", version)
			.update();
		if (changed == 0) {
			throw new TemplateChanged();
		}
		record(by, "changed", id, name);
	}

	void delete(Actor by, long id) {
		shelve(by, id, now(), "deleted");
	}

	void restore(Actor by, long id) {
		shelve(by, id, null, "restored");
	}

	private void shelve(Actor by, long id, @Nullable OffsetDateTime at, String verb) {
		Template template = this.jdbc.sql("select * from checklist_template where id = ?")
			.param(id)
			.query(this::stored)
			.optional()
			.orElseThrow(TemplateNotFound::new);
		this.jdbc.sql("update checklist_template set deleted_at = :at::timestamptz where id = :id")
			.param("at", at)
			.param("id", id)
			.update();
		record(by, verb, id, template.name());
	}

	private void record(Actor by, String verb, long id, LocalizedText name) {
		this.audit.record(by, "checklist-template." + verb, "checklist-template", id,
				name.in(java.util.Locale.ENGLISH));
	}

	private Template stored(ResultSet row, int number) throws SQLException {
		return new Template(row.getLong("id"), this.json.readValue(row.getString("name"), LocalizedText.class),
				this.json.readValue(row.getString("items"), TEXTS), row.getBoolean("required"), row.getInt("version"));
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

}
