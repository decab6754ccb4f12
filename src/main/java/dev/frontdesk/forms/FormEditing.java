package dev.frontdesk.forms;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.audit.Audit;
import dev.frontdesk.fields.Definitions;
import dev.frontdesk.fields.Field;
import dev.frontdesk.fields.Fields;
import dev.frontdesk.filters.InvalidFilter;
import dev.frontdesk.filters.TicketFilter;
import dev.frontdesk.filters.TicketFilters;
import dev.frontdesk.web.InvalidText;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The forms: made by admins, put in order, archived and taken up again. */
@Service
@Transactional
public class FormEditing {

	static final int MOST = 50;

	static final int MOST_LINES = 50;

	private final FormCatalogue catalogue;

	private final Fields fields;

	private final TicketFilters filters;

	private final Definitions definitions;

	private final JdbcClient jdbc;

	private final JsonMapper json;

	private final Audit audit;

	private final Clock clock;

	FormEditing(FormCatalogue catalogue, Fields fields, TicketFilters filters, JdbcClient jdbc, JsonMapper json,
			Audit audit, Clock clock) {
		this.catalogue = catalogue;
		this.fields = fields;
		this.filters = filters;
		this.jdbc = jdbc;
		this.definitions = new Definitions("request_form", jdbc);
		this.json = json;
		this.audit = audit;
		this.clock = clock;
	}

	/** As it is now, not from memory. */
	@Transactional(readOnly = true)
	public Form form(long id) {
		return this.catalogue.byId(id).orElseThrow(FormRefused::notFound);
	}

	/**
	 * Makes one.
	 * @param key empty: made from the name
	 * @throws InvalidText where something about it makes no sense, or the key is taken
	 */
	public Form add(Actor by, String key, FormDraft draft) {
		String given = Definitions.given(key);
		check(draft, Map.of());
		this.definitions.hold();
		if (this.definitions.active() >= MOST) {
			throw FormRefused.tooMany(MOST);
		}
		String known = this.definitions.key(given, draft.name(), "form", "forms.key.taken");
		giveUpStandard(draft, 0);
		long id = stored("""
				insert into request_form (key, name, intro, doors, brand_id, category_id, standard, position,
					created_at, updated_at)
				values (:key, :name::jsonb, :intro::jsonb, :doors::text[], :brand::bigint, :category::bigint, :standard,
					(select coalesce(max(position), 0) + 1 from request_form), :now, :now) returning id""", draft)
			.param("key", known)
			.query(Long.class)
			.single();
		putLines(id, draft.lines(), Map.of());
		return done(by, "form.added", id);
	}

	/**
	 * Conditions of fields that stay are kept.
	 * @param version of what the admin saw
	 * @throws FormRefused when someone saved it meanwhile
	 */
	public Form change(Actor by, long id, int version, FormDraft draft) {
		this.definitions.hold();
		Map<String, TicketFilter> conditions = new HashMap<>();
		for (Form.Line line : form(id).lines()) {
			TicketFilter condition = line.condition();
			if (condition != null) {
				conditions.put(line.field(), condition);
			}
		}
		check(draft, conditions);
		giveUpStandard(draft, id);
		int changed = stored("""
				update request_form set name = :name::jsonb, intro = :intro::jsonb, doors = :doors::text[],
					brand_id = :brand::bigint, category_id = :category::bigint, standard = :standard,
					version = version + 1, updated_at = :now
				where id = :id and version = :version""", draft).param("id", id).param("version", version).update();
		if (changed == 0) {
			throw FormRefused.changed();
		}
		this.jdbc.sql("delete from request_form_field where form_id = ?").param(id).update();
		putLines(id, draft.lines(), conditions);
		return done(by, "form.changed", id);
	}

	private JdbcClient.StatementSpec stored(String sql, FormDraft draft) {
		return this.jdbc.sql(sql)
			.param("name", this.json.writeValueAsString(draft.name()))
			.param("intro", this.json.writeValueAsString(draft.intro()))
			.param("doors", draft.doors().stream().map(Enum::name).sorted().toArray(String[]::new))
			.param("brand", draft.brandId())
			.param("category", draft.categoryId())
			.param("standard", draft.standard())
			.param("now", now());
	}

	// Only one is asked of all others
	private void giveUpStandard(FormDraft draft, long but) {
		if (draft.standard()) {
			this.jdbc.sql("update request_form set standard = false where standard and id <> ?").param(but).update();
		}
	}

	private void putLines(long id, List<Form.Line> lines, Map<String, TicketFilter> conditions) {
		int position = 0;
		for (Form.Line line : lines) {
			TicketFilter condition = (line.condition() != null) ? line.condition() : conditions.get(line.field());
			this.jdbc.sql("""
					insert into request_form_field (form_id, field_id, position, required, required_before, condition)
					values (:form, :field, :position, :required, :before::text[], :condition::jsonb)""")
				.param("form", id)
				.param("field", this.fields.byKey(line.field()).orElseThrow().id())
				.param("position", position++)
				.param("required", line.required())
				.param("before", line.requiredBefore().stream().map(Enum::name).sorted().toArray(String[]::new))
				.param("condition", (condition != null) ? this.filters.print(condition) : null)
				.update();
		}
	}

	private void check(FormDraft draft, Map<String, TicketFilter> conditions) {
		if (draft.name().texts().isEmpty()) {
			throw new InvalidText("name-en", "web.text.empty");
		}
		ensureThere("brand", draft.brandId(), "select count(*) from brand where id = ?");
		ensureThere("category", draft.categoryId(), "select count(*) from category where id = ?");
		if (draft.lines().size() > MOST_LINES) {
			throw new InvalidText("lines", "forms.lines.too-many", MOST_LINES, draft.lines().size());
		}
		Set<String> there = new HashSet<>();
		Map<String, TicketFilter> next = new HashMap<>();
		for (Form.Line line : draft.lines()) {
			if (this.fields.byKey(line.field()).filter((field) -> !field.archived()).isEmpty()) {
				throw new InvalidText("line-" + line.field(), "forms.lines.unknown");
			}
			if (!there.add(line.field())) {
				throw new InvalidText("line-" + line.field(), "forms.lines.twice");
			}
			TicketFilter condition = (line.condition() != null) ? line.condition() : conditions.get(line.field());
			if (condition != null) {
				next.put(line.field(), condition);
			}
		}
		next.forEach((field, condition) -> {
			for (String asked : Rules.depends(condition)) {
				if (!there.contains(asked)) {
					throw new InvalidText("line-" + field, "forms.lines.depends", name(asked));
				}
				ensureNoCycle(field, asked, next);
			}
		});
	}

	private void ensureThere(String field, @Nullable Long id, String count) {
		if (id != null && this.jdbc.sql(count).param(id).query(Long.class).single() == 0) {
			throw new InvalidText(field, "forms.refused.gone");
		}
	}

	/**
	 * When a field is shown.
	 * @param condition null: always
	 * @throws InvalidFilter at the field at fault: of another form, or one that depends
	 * on this
	 * @throws FormRefused when someone saved the form meanwhile
	 */
	public void show(Actor by, long id, int version, String key, @Nullable TicketFilter condition) {
		this.definitions.hold();
		Form form = form(id);
		Form.Line line = form.line(key).orElseThrow(FormRefused::notFound);
		TicketFilter checked = (condition != null) ? this.filters.check(condition) : null;
		if (checked != null) {
			ensureSound(form, line, checked);
		}
		int changed = this.jdbc
			.sql("update request_form set version = version + 1, updated_at = ? where id = ? and version = ?")
			.params(now(), id, version)
			.update();
		if (changed == 0) {
			throw FormRefused.changed();
		}
		this.jdbc.sql("""
				update request_form_field l set condition = :condition::jsonb from custom_field f
				where f.id = l.field_id and l.form_id = :form and f.key = :key""")
			.param("condition", (checked != null) ? this.filters.print(checked) : null)
			.param("form", id)
			.param("key", key)
			.update();
		done(by, "form.condition-changed", id);
	}

	private void ensureSound(Form form, Form.Line line, TicketFilter condition) {
		Map<String, TicketFilter> conditions = new HashMap<>();
		for (Form.Line other : form.lines()) {
			TicketFilter its = other.condition();
			if (its != null) {
				conditions.put(other.field(), its);
			}
		}
		conditions.put(line.field(), condition);
		condition.conditions().forEach((one) -> {
			String asked = one.field().startsWith(Field.PREFIX) ? one.field().substring(Field.PREFIX.length()) : "";
			if (!one.field().equals(Rules.CATEGORY) && form.line(asked).isEmpty()) {
				throw new InvalidFilter(one.field(), "forms.condition.elsewhere");
			}
			if (!asked.isEmpty()) {
				ensureNoCycle(line.field(), asked, conditions);
			}
		});
	}

	/** Walks on from what a field's condition asks; the field itself must not be met. */
	private void ensureNoCycle(String field, String asked, Map<String, TicketFilter> conditions) {
		Deque<String> ahead = new ArrayDeque<>(List.of(asked));
		Set<String> met = new LinkedHashSet<>();
		while (!ahead.isEmpty()) {
			String next = ahead.pop();
			if (next.equals(field)) {
				throw new InvalidFilter(Field.PREFIX + asked,
						asked.equals(field) ? "forms.condition.itself" : "forms.condition.cycle", name(asked),
						name(field));
			}
			TicketFilter further = conditions.get(next);
			if (met.add(next) && further != null) {
				ahead.addAll(Rules.depends(further));
			}
		}
	}

	private String name(String key) {
		Locale reader = LocaleContextHolder.getLocale();
		return this.fields.byKey(key).map((field) -> field.name(reader)).orElse(key);
	}

	/** Offered no more; tickets keep it. */
	public void archive(Actor by, long id) {
		shelve(id, now());
		done(by, "form.archived", id);
	}

	public void takeUp(Actor by, long id) {
		this.definitions.hold();
		this.jdbc.sql("""
				update request_form set standard = false where id = ? and exists
					(select 1 from request_form o where o.standard and o.archived_at is null)""").param(id).update();
		shelve(id, null);
		done(by, "form.taken-up", id);
	}

	private void shelve(long id, @Nullable OffsetDateTime at) {
		form(id);
		this.definitions.shelve(id, at);
	}

	/** One place up or down; at the end it stays. */
	public void move(Actor by, long id, boolean up) {
		if (!this.definitions.move(id, up)) {
			throw FormRefused.notFound();
		}
		done(by, "form.moved", id);
	}

	// One admin at a time: what they look at while they decide stays true
	private Form done(Actor by, String deed, long id) {
		this.catalogue.changed();
		Form form = form(id);
		this.audit.record(by, deed, "form", id, form.name(Locale.ENGLISH));
		return form;
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

}
