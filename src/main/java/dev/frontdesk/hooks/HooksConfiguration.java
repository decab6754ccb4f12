package dev.frontdesk.hooks;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.frontdesk.settings.SettingsPage;
import dev.frontdesk.shell.Surface;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class HooksConfiguration {

	static final Duration KEPT = Duration.ofDays(30);

	private static final int BATCH = 1000;

	@Bean
	SettingsPage webhooksPage() {
		return new SettingsPage("webhooks", "/admin/webhooks", "hooks.title", 860);
	}

	@Bean
	Surface webhooksSheet() {
		return Surface.of("desk", "hooks/hooks.css");
	}

	@Bean
	RecurringTask<Void> sendWebhooks(Sender sender) {
		return Tasks.recurring("send-webhooks", FixedDelay.of(Duration.ofSeconds(10)))
			.execute((instance, context) -> sender.sendDue());
	}

	@Bean
	RecurringTask<Void> forgetDeliveries(Queue queue, Clock clock) {
		return Tasks.recurring("forget-deliveries-of-webhooks", FixedDelay.of(Duration.ofHours(1)))
			.execute((instance, context) -> {
				Instant before = clock.instant().minus(KEPT);
				while (queue.forget(before, BATCH) == BATCH) {
					Thread.onSpinWait();
				}
			});
	}

}
