package dev.frontdesk.availability;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.audit.Audit;
import dev.frontdesk.web.InvalidText;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which hours teams keep, and whose chats widgets bring. */
@Service
@Transactional(readOnly = true)
public class Calendars {

	private static final int MOST = 100;

	private static final TypeReference<Map<DayOfWeek, List<String>>> DAYS = new TypeReference<>() {
	};

	private static final TypeReference<List<OfficeHours.Holiday>> HOLIDAYS = new TypeReference<>() {
	};

	private final JdbcClient jdbc;

	private final JsonMapper json;

	private final Audit audit;

	private final ApplicationEventPublisher events;

	Calendars(JdbcClient jdbc, JsonMapper json, Audit audit, ApplicationEventPublisher events) {
		this.jdbc = jdbc;
		this.json = json;
		this.audit = audit;
		this.events = events;
	}

	List<Calendar> all() {
		return this.jdbc.sql("""
				select h.*, array(select t.team_id from office_hours_team t where t.hours_id = h.id order by 1) as teams
				from office_hours h order by h.standard desc, h.name, h.id""").query(this::map).list();
	}

	/**
	 * The hours of every team without its own, as scripts judge by them; empty where
	 * there are none: then it is always open.
	 */
	public Map<String, Object> standardForBrowsers() {
		return all().stream()
			.filter(Calendar::standard)
			.findFirst()
			.map((calendar) -> calendar.hours().forBrowsers())
			.orElse(Map.of());
	}

	Optional<Calendar> byId(long id) {
		return all().stream().filter((one) -> one.id() == id).findFirst();
	}

	/**
	 * A team's hours move here from where they were.
	 * @param id null for one more
	 * @param version of what the admin saw
	 * @throws CalendarChanged when someone saved it meanwhile
	 */
	@Transactional
	public long keep(Actor by, @Nullable Long id, int version, CalendarDraft draft) {
		if (draft.standard()) {
			this.jdbc.sql("update office_hours set standard = false where standard and id is distinct from ?::bigint")
				.param(id)
				.update();
		}
		long kept = (id == null) ? add(draft) : change(id, version, draft);
		this.jdbc.sql("delete from office_hours_team where hours_id = ?").param(kept).update();
		this.jdbc.sql("""
				insert into office_hours_team (team_id, hours_id) select t.id, :hours from team t where t.id in (:teams)
				on conflict (team_id) do update set hours_id = excluded.hours_id""")
			.param("hours", kept)
			.param("teams", draft.teams().isEmpty() ? Set.of(0L) : draft.teams())
			.update();
		this.audit.record(by, (id == null) ? "hours.added" : "hours.changed", "office-hours", kept, draft.name());
		this.events.publishEvent(new HoursChanged());
		return kept;
	}

	private long add(CalendarDraft draft) {
		if (this.jdbc.sql("select count(*) from office_hours").query(Integer.class).single() >= MOST) {
			throw new InvalidText("name", "availability.hours.many", MOST);
		}
		return values(this.jdbc.sql("""
				insert into office_hours (name, zone, days, holidays, standard)
				values (:name, :zone, :days::jsonb, :holidays::jsonb, :standard) returning id"""), draft)
			.query(Long.class)
			.single();
	}

	private long change(long id, int version, CalendarDraft draft) {
		int changed = values(this.jdbc.sql("""
				update office_hours set name = :name, zone = :zone, days = :days::jsonb, holidays = :holidays::jsonb,
					standard = :standard, version = version + 1 where id = :id and version = :version"""), draft)
			.param("id", id)
			.param("version", version)
			.update();
		if (changed == 0) {
			throw new CalendarChanged();
		}
		return id;
	}

	private JdbcClient.StatementSpec values(JdbcClient.StatementSpec sql, CalendarDraft draft) {
		return sql.param("name", draft.name())
			.param("zone", draft.hours().zone().getId())
			.param("days", this.json.writeValueAsString(draft.hours().days()))
			.param("holidays", this.json.writeValueAsString(draft.hours().holidays()))
			.param("standard", draft.standard());
	}

	@Transactional
	void remove(Actor by, long id) {
		this.jdbc.sql("delete from office_hours where id = ? returning name")
			.param(id)
			.query(String.class)
			.optional()
			.ifPresent((name) -> {
				this.audit.record(by, "hours.removed", "office-hours", id, name);
				this.events.publishEvent(new HoursChanged());
			});
	}

	/** The teams whose chats a widget brings; empty: everyone's. */
	Map<Long, Set<Long>> teamsOfWidgets() {
		Map<Long, Set<Long>> teams = new HashMap<>();
		this.jdbc.sql("select widget_id, team_id from widget_team order by 1, 2").query((row) -> {
			teams.computeIfAbsent(row.getLong(1), (widget) -> new HashSet<>()).add(row.getLong(2));
		});
		return teams;
	}

	@Transactional
	void bring(Actor by, long widgetId, Collection<Long> teams) {
		this.jdbc.sql("delete from widget_team where widget_id = ?").param(widgetId).update();
		this.jdbc.sql("""
				insert into widget_team (widget_id, team_id) select w.id, t.id from widget w, team t
				where w.id = :widget and t.id in (:teams)""")
			.param("widget", widgetId)
			.param("teams", teams.isEmpty() ? Set.of(0L) : teams)
			.update();
		this.audit.record(by, "widget.teams-set", "widget", widgetId, Integer.toString(teams.size()));
		this.events.publishEvent(new HoursChanged());
	}

	private Calendar map(ResultSet row, int number) throws SQLException {
		Array teams = row.getArray("teams");
		OfficeHours hours = new OfficeHours(ZoneId.of(row.getString("zone")),
				this.json.readValue(row.getString("days"), DAYS),
				this.json.readValue(row.getString("holidays"), HOLIDAYS));
		return new Calendar(row.getLong("id"), row.getString("name"), hours, row.getBoolean("standard"),
				Set.of(Arrays.stream((Long[]) teams.getArray()).filter(Objects::nonNull).toArray(Long[]::new)),
				row.getInt("version"));
	}

	/**
	 * Hours under a name.
	 *
	 * @param standard whether teams without hours of their own keep them
	 * @param teams the ids of those that keep them
	 */
	record Calendar(long id, String name, OfficeHours hours, boolean standard, Set<Long> teams, int version) {
	}

	/** What is known of who is when at the desk is not so any more. */
	record HoursChanged() {
	}

}
