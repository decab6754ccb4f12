package dev.frontdesk.notifications;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.EnumSet;
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
		Wishes usual = Wishes.usual();
		return this.jdbc.sql("select urgent_passes, digest_minutes, push_says from notice_setting where agent_id = ?")
			.param(agentId)
			.query((row, number) -> new Wishes(ways(agentId), rest(agentId), row.getBoolean(1),
					Duration.ofMinutes(row.getInt(2)), Wishes.PushSays.valueOf(row.getString(3))))
			.optional()
			.orElse(usual);
	}

	private Map<NoticeKind, Set<Way>> ways(long agentId) {
		Map<NoticeKind, Set<Way>> ways = new EnumMap<>(NoticeKind.class);
		this.jdbc.sql("select kind, page, push, mail from notice_preference where agent_id = ?")
			.param(agentId)
			.query((row) -> {
				Set<Way> wished = EnumSet.noneOf(Way.class);
				for (Way way : Way.values()) {
					if (row.getBoolean(way.name().toLowerCase(Locale.ROOT))) {
						wished.add(way);
					}
				}
				ways.put(NoticeKind.valueOf(row.getString(1)), wished);
			});
		return ways;
	}

	private Map<DayOfWeek, Wishes.Rest> rest(long agentId) {
		Map<DayOfWeek, Wishes.Rest> rest = new EnumMap<>(DayOfWeek.class);
		this.jdbc.sql("select weekday, from_minute, until_minute from notice_rest where agent_id = ?")
			.param(agentId)
			.query((row) -> {
				rest.put(DayOfWeek.of(row.getInt(1)), new Wishes.Rest(time(row.getInt(2)), time(row.getInt(3))));
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
