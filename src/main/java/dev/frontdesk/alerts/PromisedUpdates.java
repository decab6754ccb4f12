package dev.frontdesk.alerts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.frontdesk.audit.Actor;
import dev.frontdesk.notifications.Notice;
import dev.frontdesk.notifications.NoticeKind;
import dev.frontdesk.notifications.Notifications;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reminds of an update that was promised to a customer, while there is time to keep it.
 */
@Component
class PromisedUpdates {

	static final Duration SOON = Duration.ofMinutes(15);

	private final JdbcClient jdbc;

	private final Notifications notifications;

	private final Clock clock;

	PromisedUpdates(JdbcClient jdbc, Notifications notifications, Clock clock) {
		this.jdbc = jdbc;
		this.notifications = notifications;
		this.clock = clock;
	}

	@Bean
	static RecurringTask<Void> remindOfPromisedUpdates(PromisedUpdates updates) {
		return Tasks.recurring("remind-of-promised-updates", FixedDelay.of(Duration.ofMinutes(1)))
			.execute((instance, context) -> updates.remind());
	}

	/** Each promise once, whoever runs this again. */
	void remind() {
		Instant now = this.clock.instant();
		due(now).forEach((one) -> this.notifications.tell(
				Notice.aboutTicket(one.agentId(), NoticeKind.UPDATE_SOON, one.key(), one.ticketId(), 0, Actor.SYSTEM)));
	}

	private List<Due> due(Instant now) {
		return this.jdbc.sql("""
				select t.id, t.assignee_id, t.next_update_at from ticket t
				where t.next_update_at > ? and t.next_update_at <= ? and t.assignee_id is not null
				and t.shelf = 'DESK' and t.status in ('NEW', 'OPEN', 'PENDING', 'ON_HOLD')
				and not exists (select 1 from notice n where n.ticket_id = t.id and n.agent_id = t.assignee_id
					and n.key = 'update-soon:' || t.id || ':' || extract(epoch from t.next_update_at)::bigint)""")
			.params(now.atOffset(ZoneOffset.UTC), now.plus(SOON).atOffset(ZoneOffset.UTC))
			.query((row, number) -> new Due(row.getLong(1), row.getLong(2),
					"update-soon:" + row.getLong(1) + ':' + row.getTimestamp(3).toInstant().getEpochSecond()))
			.list();
	}

	private record Due(long ticketId, long agentId, String key) {
	}

}
