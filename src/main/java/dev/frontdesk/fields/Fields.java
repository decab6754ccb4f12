package dev.frontdesk.fields;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.audit.Audit;
import dev.frontdesk.web.InvalidText;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The fields: defined by admins, put in order, archived and taken up again. */
@Service
@Transactional
public class Fields {

	/** Fields in use at a time. */
	static final int MOST = 200;

	/** Choices of one field, those offered no more included. */
	static final int MOST_CHOICES = 500;

	private final Catalogue catalogue;

	private final Definitions definitions;

	private final JdbcClient jdbc;

	private final JsonMapper json;

	private final Audit audit;

	private final Clock clock;

	Fields(Catalogue catalogue, JdbcClient jdbc, JsonMapper json, Audit audit, Clock clock) {
		this.catalogue = catalogue;
		this.jdbc = jdbc;
		this.definitions = new Definitions("custom_field", jdbc);
		this.json = json;
		this.audit = audit;
		this.clock = clock;
	}

	/** Those in use, in their order, from memory. */
	@Transactional(readOnly = true)
	public List<Field> active() {
		return this.catalogue.active();
	}

	/** The archived ones too, last. */
	@Transactional(readOnly = true)
	public List<Field> all() {
		return this.catalogue.all();
	}

	@Transactional(readOnly = true)
	public Optional<Field> byKey(String key) {
		return this.catalogue.byKey(key);
	}

	/** As it is now, not from memory. */
	@Transactional(readOnly = true)
	public Field field(long id) {
		return this.jdbc.sql("select * from custom_field where id = ?")
			.param(id)
			.query(this.catalogue::field)
			.optional()
			.orElseThrow(FieldRefused::notFound);
	}

	/**
	 * Defines one.
	 * @param key lower case letters, digits, dashes and underscores; begins with a
	 * letter; empty: made from the name
	 * @throws InvalidText where something about it makes no sense, or the key is taken
	 */
	public Field add(Actor by, String key, FieldType type, FieldDraft draft) {
		String given = Definitions.given(key);
		check(type, draft, List.of());
		this.definitions.hold();
		if (this.definitions.active() >= MOST) {
			throw FieldRefused.tooMany(MOST);
		}
		String known = this.definitions.key(given, draft.name(), "field", "fields.key.taken");
		long id = stored("""
				insert into custom_field (key, type, name, help, choices, pattern, access, personal, position,
					created_at, updated_at)
				values (:key, :type, :name::jsonb, :help::jsonb, :choices::jsonb, :pattern, :access, :personal,
					(select coalesce(max(position), 0) + 1 from custom_field), :now, :now) returning id""", type, draft)
			.param("key", known)
			.param("type", type.name())
			.query(Long.class)
			.single();
		return done(by, "field.added", id);
	}

	/**
	 * @param version of what the admin saw
	 * @throws FieldRefused when someone saved it meanwhile
	 */
	public Field change(Actor by, long id, int version, FieldDraft draft) {
		Field before = field(id);
		check(before.type(), draft, before.choices());
		int changed = stored("""
				update custom_field set name = :name::jsonb, help = :help::jsonb, choices = :choices::jsonb,
					pattern = :pattern, access = :access, personal = :personal, version = version + 1, updated_at = :now
				where id = :id and version = :version""", before.type(), draft).param("id", id)
			.param("version", version)
			.update();
		if (changed == 0) {
			throw FieldRefused.changed();
		}
		return done(by, "field.changed", id);
	}

	private JdbcClient.StatementSpec stored(String sql, FieldType type, FieldDraft draft) {
		return this.jdbc.sql(sql)
			.param("name", this.json.writeValueAsString(draft.name()))
			.param("help", this.json.writeValueAsString(draft.help()))
			.param("choices", this.json.writeValueAsString(type.chosen() ? draft.choices() : List.of()))
			.param("pattern", (type == FieldType.TEXT) ? Patterns.check(draft.pattern()) : "")
			.param("access", draft.access().name())
			.param("personal", draft.personal())
			.param("now", now());
	}

	/** What was chosen somewhere must stay known: it may be retired, not dropped. */
	private void check(FieldType type, FieldDraft draft, List<Field.Choice> before) {
		if (draft.name().texts().isEmpty()) {
			throw new InvalidText("name-en", "web.text.empty");
		}
		if (!type.chosen()) {
			return;
		}
		List<Field.Choice> choices = draft.choices();
		if (choices.stream().allMatch(Field.Choice::retired)) {
			throw new InvalidText("choices", "fields.choices.none");
		}
		if (choices.size() > MOST_CHOICES) {
			throw new InvalidText("choices", "fields.choices.too-many", MOST_CHOICES, choices.size());
		}
		Set<String> keys = new HashSet<>();
		for (Field.Choice choice : choices) {
			if (!choice.key().matches("[a-z0-9][a-z0-9_-]{0,39}")) {
				throw new InvalidText("choices", "fields.choices.key", choice.key());
			}
			if (!keys.add(choice.key())) {
				throw new InvalidText("choices", "fields.choices.twice", choice.key());
			}
			if (choice.name().texts().isEmpty()) {
				throw new InvalidText("choices", "fields.choices.unnamed", choice.key());
			}
		}
		String gone = before.stream()
			.map(Field.Choice::key)
			.filter((key) -> !keys.contains(key))
			.collect(Collectors.joining(", "));
		if (!gone.isEmpty()) {
			throw new InvalidText("choices", "fields.choices.gone", gone);
		}
	}

	/** Its values stay, are found and told, but nobody gives one any more. */
	public void archive(Actor by, long id) {
		shelve(id, now());
		done(by, "field.archived", id);
	}

	public void takeUp(Actor by, long id) {
		shelve(id, null);
		done(by, "field.taken-up", id);
	}

	private void shelve(long id, @Nullable OffsetDateTime at) {
		field(id);
		this.definitions.shelve(id, at);
	}

	/** One place up or down; at the end it stays. */
	public void move(Actor by, long id, boolean up) {
		if (!this.definitions.move(id, up)) {
			throw FieldRefused.notFound();
		}
		done(by, "field.moved", id);
	}

	/** On how many tickets each has a value, up to a limit, by id. */
	@Transactional(readOnly = true)
	public Map<Long, Long> uses(int most) {
		return this.jdbc
			.sql("""
					select f.id, (select count(*) from (select 1 from field_value v where v.field_id = f.id limit ?) used) as uses
					from custom_field f""")
			.param(most)
			.query((row, number) -> Map.entry(row.getLong("id"), row.getLong("uses")))
			.list()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
	}

	private Field done(Actor by, String deed, long id) {
		this.catalogue.changed();
		Field field = field(id);
		this.audit.record(by, deed, "field", id, field.name(Locale.ENGLISH));
		return field;
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

}
