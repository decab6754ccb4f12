package dev.frontdesk.tickets;

import java.time.Clock;
import java.time.Duration;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.frontdesk.settings.Settings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What was solved some days ago becomes closed, a few hundred at a time. */
@Configuration(proxyBeanMethods = false)
class ClosingTask {

	private static final int BATCH = 500;

	@Bean
	RecurringTask<Void> closeSolvedTickets(Tickets tickets, Settings settings, Clock clock) {
		return Tasks.recurring("close-solved-tickets", FixedDelay.of(Duration.ofMinutes(15)))
			.execute((instance, context) -> {
				Duration age = Duration.ofDays(settings.workspace().closeAfterDays());
				while (tickets.closeSolvedBefore(clock.instant().minus(age), BATCH) == BATCH) {
					Thread.onSpinWait();
				}
			});
	}

}
