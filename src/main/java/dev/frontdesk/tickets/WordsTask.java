package dev.frontdesk.tickets;

import java.time.Duration;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks after the words by which tickets are found. */
@Configuration(proxyBeanMethods = false)
class WordsTask {

	private static final int BATCH = 200;

	/** Carries those of old messages over after an upgrade; later it finds none. */
	@Bean
	RecurringTask<Void> renewWords(MessageWords words) {
		return Tasks.recurring("renew-words", FixedDelay.of(Duration.ofMinutes(1))).execute((instance, context) -> {
			while (words.renew(BATCH) > 0) {
				Thread.onSpinWait();
			}
		});
	}

	@Bean
	RecurringTask<Void> renewRecentWords(RecentWords recent) {
		return Tasks.recurring("renew-recent-words", FixedDelay.of(Duration.ofHours(1)))
			.execute((instance, context) -> recent.renew());
	}

}
