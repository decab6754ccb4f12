package dev.frontdesk.tickets;

import java.time.Duration;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What was snoozed comes back in time, and a promise that was not kept is noted. */
@Configuration(proxyBeanMethods = false)
class WakingTask {

	private static final int BATCH = 200;

	@Bean
	RecurringTask<Void> wakeSnoozedTickets(Tickets tickets) {
		return Tasks.recurring("wake-snoozed-tickets", FixedDelay.of(Duration.ofSeconds(20)))
			.execute((instance, context) -> {
				while (tickets.wakeDue(BATCH) == BATCH) {
					Thread.onSpinWait();
				}
				while (tickets.noteUpdatesDue(BATCH) == BATCH) {
					Thread.onSpinWait();
				}
			});
	}

}
