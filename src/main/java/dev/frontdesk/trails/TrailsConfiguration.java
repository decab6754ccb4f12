package dev.frontdesk.trails;

import java.time.Duration;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.frontdesk.settings.SettingsPage;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TrailsConfiguration {

	@Bean
	SettingsPage visitsPage() {
		return new SettingsPage("visits", "/admin/visits", "trails.title", 420);
	}

	@Bean
	RecurringTask<Void> forgetOldVisits(Forgetting forgetting) {
		return Tasks.recurring("forget-old-visits", FixedDelay.of(Duration.ofHours(6)))
			.execute((instance, context) -> forgetting.forgetOld());
	}

}
