package dev.frontdesk.post;

import java.time.Duration;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.frontdesk.settings.SettingsPage;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PostConfiguration {

	@Bean
	RecurringTask<Void> carryLetters(Carrier carrier) {
		return Tasks.recurring("carry-letters", FixedDelay.of(Duration.ofSeconds(30)))
			.execute((instance, context) -> carrier.call());
	}

	@Bean
	RecurringTask<Void> forgetOldLetters(Carrier carrier) {
		return Tasks.recurring("forget-old-letters", FixedDelay.of(Duration.ofHours(6)))
			.execute((instance, context) -> carrier.forgetOld());
	}

	@Bean
	SettingsPage outboxPage() {
		return new SettingsPage("outbox", "/admin/outbox", "post.outbox", 900);
	}

}
