package dev.frontdesk.proactive;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.audit.Audit;
import dev.frontdesk.settings.LocalizedText;
import dev.frontdesk.web.InvalidText;
import dev.frontdesk.web.PublicId;
import dev.frontdesk.widgets.PagePattern;
import dev.frontdesk.widgets.Widget;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The messages of this workspace, and what holds for all of them. */
@Service
@Transactional(readOnly = true)
public class Messages {

	private static final int MOST = 200;

	/** Of one widget at once: all of them go to every page. */
	private static final int LIVE = 20;

	private static final String SELECT = """
			select id, public_id, widget_id, name, active, conditions, variants, hold_out, goal_id, most, version
			from proactive_message m""";

	private final JdbcClient jdbc;

	private final JsonMapper json;

	private final Audit audit;

	private final Clock clock;

	Messages(JdbcClient jdbc, JsonMapper json, Audit audit, Clock clock) {
		this.jdbc = jdbc;
		this.json = json;
		this.audit = audit;
		this.clock = clock;
	}

	List<ProactiveMessage> all() {
		return this.jdbc.sql(SELECT + " order by id").query(this::map).list();
	}

	/** Those that a widget shows now: the first of them that fits goes first. */
	List<ProactiveMessage> live(Widget widget) {
		return this.jdbc
			.sql(SELECT
					+ """
							 where widget_id = ? and active and (most is null or most > (
								select coalesce(sum(c.shown), 0) from proactive_count c where c.message_id = m.id and c.variant >= 0))
							order by id limit ?""")
			.params(widget.id(), LIVE)
			.query(this::map)
			.list();
	}

	Optional<ProactiveMessage> find(String publicId) {
		return this.jdbc.sql(SELECT + " where public_id = ?")
			.param(publicId.replace("\0", ""))
			.query(this::map)
			.optional();
	}

	ProactiveMessage byId(String publicId) {
		return find(publicId).orElseThrow(MessageRefused::notFound);
	}

	/** Switched off until someone switches it on. */
	@Transactional
	String add(Actor by, MessageDraft draft) {
		if (this.jdbc.sql("select count(*) from proactive_message").query(Integer.class).single() >= MOST) {
			throw new InvalidText("name", "proactive.too-many", MOST);
		}
		String publicId = PublicId.next();
		values(this.jdbc
			.sql("""
					insert into proactive_message (public_id, widget_id, name, conditions, variants, hold_out, goal_id, most, created_at)
					values (:id, :widget, :name, :conditions::jsonb, :variants::jsonb, :holdOut, :goal, :most, :now)"""),
				draft)
			.param("id", publicId)
			.param("now", this.clock.instant().atOffset(ZoneOffset.UTC))
			.update();
		this.audit.record(by, "proactive.added", "proactive", publicId, draft.name());
		return publicId;
	}

	/**
	 * One that shows on some pages after a while, switched on at once.
	 * @param pages addresses, with {@code *} for anything
	 * @param after seconds on the page
	 */
	@Transactional
	public void write(Actor by, long widgetId, String name, List<String> pages, int after, List<LocalizedText> texts) {
		Conditions when = new Conditions(pages.stream().map((page) -> PagePattern.typed("on", page)).toList(),
				List.of(), after, 0, 0, false, 0, "", List.of(), Set.of(), Conditions.Hours.ANY, 3, 30);
		List<Variant> variants = texts.stream().map((text) -> new Variant(1, text)).toList();
		turn(by, add(by, new MessageDraft(widgetId, name, when, variants, 0, null, null)), true);
	}

	/**
	 * @param version of what the admin saw
	 * @throws MessageRefused when someone saved it meanwhile
	 */
	@Transactional
	void change(Actor by, String publicId, int version, MessageDraft draft) {
		int changed = values(
				this.jdbc
					.sql("""
							update proactive_message set widget_id = :widget, name = :name, conditions = :conditions::jsonb,
								variants = :variants::jsonb, hold_out = :holdOut, goal_id = :goal, most = :most, version = version + 1
							where public_id = :id and version = :version"""),
				draft)
			.param("id", publicId)
			.param("version", version)
			.update();
		if (changed == 0) {
			throw MessageRefused.changed();
		}
		this.audit.record(by, "proactive.changed", "proactive", publicId, draft.name());
	}

	@Transactional
	void turn(Actor by, String publicId, boolean on) {
		ProactiveMessage message = byId(publicId);
		if (this.jdbc.sql("update proactive_message set active = ?, version = version + 1 where id = ? and active <> ?")
			.params(on, message.id(), on)
			.update() > 0) {
			this.audit.record(by, on ? "proactive.switched-on" : "proactive.switched-off", "proactive", publicId,
					message.name());
		}
	}

	/** With all that was counted of it. */
	@Transactional
	void remove(Actor by, String publicId) {
		ProactiveMessage message = byId(publicId);
		this.jdbc.sql("delete from proactive_message where id = ?").param(message.id()).update();
		this.audit.record(by, "proactive.removed", "proactive", publicId, message.name());
	}

	HouseRule rule() {
		return this.jdbc.sql("select per_visit, apart_minutes, per_week from proactive_rule")
			.query(HouseRule.class)
			.single();
	}

	@Transactional
	void set(Actor by, HouseRule rule) {
		this.jdbc.sql("update proactive_rule set per_visit = ?, apart_minutes = ?, per_week = ?")
			.params(rule.perVisit(), rule.apartMinutes(), rule.perWeek())
			.update();
		this.audit.record(by, "proactive.rule-set", "workspace", 1,
				rule.perVisit() + ", " + rule.apartMinutes() + " min, " + rule.perWeek());
	}

	private JdbcClient.StatementSpec values(JdbcClient.StatementSpec sql, MessageDraft draft) {
		return sql.param("widget", draft.widgetId())
			.param("name", draft.name())
			.param("conditions", this.json.writeValueAsString(draft.conditions()))
			.param("variants", this.json.writeValueAsString(draft.variants()))
			.param("holdOut", draft.holdOut())
			.param("goal", draft.goalId())
			.param("most", draft.most());
	}

	private ProactiveMessage map(ResultSet row, int number) throws SQLException {
		return new ProactiveMessage(row.getLong("id"), row.getString("public_id"), row.getLong("widget_id"),
				row.getString("name"), row.getBoolean("active"),
				this.json.readValue(row.getString("conditions"), Conditions.class),
				List.of(this.json.readValue(row.getString("variants"), Variant[].class)), row.getInt("hold_out"),
				row.getObject("goal_id", Long.class), row.getObject("most", Integer.class), row.getInt("version"));
	}

}
