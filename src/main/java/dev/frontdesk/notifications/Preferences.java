package dev.frontdesk.notifications;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How agents wish to be told. */
@Component
@Transactional
class Preferences {

	private final JdbcClient jdbc;

	Preferences(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Transactional(readOnly = true)
	public Wishes of(long agentId) {
		return of(List.of(agentId)).getOrDefault(agentId, Wishes.usual());
	}

	/** Of those who said how; all others wish what is usual. */
	@Transactional(readOnly = true)
	public Map<Long, Wishes> of(Collection<Long> agentIds) {
		Map<Long, Map<NoticeKind, Set<Way>>> ways = ways(agentIds);
		Map<Long, Map<DayOfWeek, Wishes.Rest>> rest = rest(agentIds);
		Map<Long, Wishes> wishes = new HashMap<>();
		this.jdbc
			.sql("select agent_id, urgent_passes, digest_minutes, push_says from notice_setting"
					+ " where agent_id in (:agents)")
			.param("agents", agentIds)
			.query((row) -> {
				long agent = row.getLong(1);
				wishes.put(agent,
						new Wishes(ways.getOrDefault(agent, Map.of()), rest.getOrDefault(agent, Map.of()),
								row.getBoolean(2), Duration.ofMinutes(row.getInt(3)),
								Wishes.PushSays.valueOf(row.getString(4))));
			});
		return wishes;
	}

	private Map<Long, Map<NoticeKind, Set<Way>>> ways(Collection<Long> agentIds) {
		Map<Long, Map<NoticeKind, Set<Way>>> ways = new HashMap<>();
		this.jdbc.sql("select agent_id, kind, page, push, mail from notice_preference where agent_id in (:agents)")
			.param("agents", agentIds)
			.query((row) -> {
				Set<Way> wished = EnumSet.noneOf(Way.class);
				for (Way way : Way.values()) {
					if (row.getBoolean(way.name().toLowerCase(Locale.ROOT))) {
						wished.add(way);
					}
				}
				ways.computeIfAbsent(row.getLong(1), (agent) -> new EnumMap<>(NoticeKind.class))
					.put(NoticeKind.valueOf(row.getString(2)), wished);
			});
		return ways;
	}

	private Map<Long, Map<DayOfWeek, Wishes.Rest>> rest(Collection<Long> agentIds) {
		Map<Long, Map<DayOfWeek, Wishes.Rest>> rest = new HashMap<>();
		this.jdbc
			.sql("select agent_id, weekday, from_minute, until_minute from notice_rest where agent_id in (:agents)")
			.param("agents", agentIds)
			.query((row) -> {
				rest.computeIfAbsent(row.getLong(1), (agent) -> new EnumMap<>(DayOfWeek.class))
					.put(DayOfWeek.of(row.getInt(2)), new Wishes.Rest(time(row.getInt(3)), time(row.getInt(4))));
			});
		return rest;
	}

	/** Everything at once. */
	public void keep(long agentId, Wishes wishes) {
		this.jdbc.sql("""
				insert into notice_setting (agent_id, urgent_passes, digest_minutes, push_says) values (?, ?, ?, ?)
				on conflict (agent_id) do update set urgent_passes = excluded.urgent_passes,
					digest_minutes = excluded.digest_minutes, push_says = excluded.push_says""")
			.params(agentId, wishes.urgentPasses(), wishes.digest().toMinutes(), wishes.pushSays().name())
			.update();
		for (NoticeKind kind : NoticeKind.values()) {
			this.jdbc.sql("""
					insert into notice_preference (agent_id, kind, page, push, mail) values (?, ?, ?, ?, ?)
					on conflict (agent_id, kind) do update
					set page = excluded.page, push = excluded.push, mail = excluded.mail""")
				.params(agentId, kind.name(), wishes.wants(kind, Way.PAGE), wishes.wants(kind, Way.PUSH),
						wishes.wants(kind, Way.MAIL))
				.update();
		}
		this.jdbc.sql("delete from notice_rest where agent_id = ?").param(agentId).update();
		wishes.rest()
			.forEach((day, rest) -> this.jdbc
				.sql("insert into notice_rest (agent_id, weekday, from_minute, until_minute) values (?, ?, ?, ?)")
				.params(agentId, day.getValue(), minute(rest.from()), minute(rest.until()))
				.update());
	}

	private static LocalTime time(int minute) {
		return LocalTime.of(minute / 60, minute % 60);
	}

	private static int minute(LocalTime time) {
		return time.getHour() * 60 + time.getMinute();
	}

}
