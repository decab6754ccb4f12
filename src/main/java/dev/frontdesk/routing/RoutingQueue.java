package dev.frontdesk.routing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import dev.frontdesk.tickets.TicketQueue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Place and expected wait, from how long the team's latest customers waited for a first
 * reply. Promises nothing from fewer than five.
 */
@Component
class RoutingQueue implements TicketQueue {

	private static final int ENOUGH = 5;

	private final JdbcClient jdbc;

	private final Clock clock;

	RoutingQueue(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	@Override
	@Transactional(readOnly = true)
	public Optional<Place> placeOf(long ticketId) {
		return this.jdbc
			.sql("""
					select recent.samples, recent.seconds,
					case when t.assignee_id is not null then 0 else (
						select count(*) from ticket o where o.team_id = t.team_id and o.assignee_id is null
						and o.shelf = 'DESK' and o.status in ('NEW', 'OPEN') and (o.channel = 'CHAT') = (t.channel = 'CHAT')
						and (o.waiting_since, o.id) < (t.waiting_since, t.id)) end as ahead
					from ticket t,
					lateral (select count(*) as samples,
						percentile_cont(0.5) within group (order by extract(epoch from r.first_replied_at - r.created_at)) as seconds
						from (select * from ticket l where l.team_id = t.team_id and l.first_replied_at < '9999-01-01'
							and (l.channel = 'CHAT') = (t.channel = 'CHAT') and l.created_at > :since
							order by l.id desc limit 50) r) recent
					where t.id = :ticket and t.shelf = 'DESK' and t.status in ('NEW', 'OPEN')
					and t.waiting_since < '9999-01-01' and t.first_replied_at > '9999-01-01'""")
			.param("ticket", ticketId)
			.param("since", this.clock.instant().minus(Duration.ofDays(14)).atOffset(ZoneOffset.UTC))
			.query((row, number) -> place(row))
			.optional()
			.flatMap((place) -> place);
	}

	@Override
	@Transactional(readOnly = true)
	public Map<Long, Integer> places(Collection<Long> ticketIds) {
		Map<Long, Integer> places = new HashMap<>();
		this.jdbc
			.sql("""
					select w.id, w.place from (
						select t.id, t.first_replied_at, case when t.assignee_id is not null then 1 else row_number() over (
							partition by t.team_id, t.assignee_id is null, t.channel = 'CHAT' order by t.waiting_since, t.id) end as place
						from ticket t where t.shelf = 'DESK' and t.status in ('NEW', 'OPEN', 'PENDING', 'ON_HOLD')
						and t.status in ('NEW', 'OPEN') and t.waiting_since < '9999-01-01') w
					where w.first_replied_at > '9999-01-01' and w.id = any(?)""")
			.param(ticketIds.toArray(Long[]::new))
			.query((row) -> {
				places.put(row.getLong("id"), row.getInt("place"));
			});
		return places;
	}

	private static Optional<Place> place(ResultSet row) throws SQLException {
		int position = row.getInt("ahead") + 1;
		return (row.getInt("samples") < ENOUGH) ? Optional.empty()
				: Optional.of(new Place(position, Duration.ofSeconds(Math.round(row.getDouble("seconds") * position))));
	}

}
