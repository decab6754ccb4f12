package dev.frontdesk.tickets;

import java.time.Duration;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Carries the words of old messages over after an upgrade; later it finds none. */
@Configuration(proxyBeanMethods = false)
class WordsTask {

	private static final int BATCH = 200;

	@Bean
	RecurringTask<Void> renewWords(MessageWords words) {
		return Tasks.recurring("renew-words", FixedDelay.of(Duration.ofMinutes(1))).execute((instance, context) -> {
			while (words.renew(BATCH) > 0) {
				Thread.onSpinWait();
			}
		});
	}

}
