package dev.frontdesk.proactive;

import java.time.Duration;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.frontdesk.settings.SettingsPage;
import dev.frontdesk.shell.Surface;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ProactiveConfiguration {

	@Bean
	SettingsPage proactivePage() {
		return new SettingsPage("proactive", "/admin/proactive", "proactive.title", 412);
	}

	@Bean
	Surface proactiveSurface() {
		return Surface.of("desk", "proactive/settings.css", "proactive/editor.js");
	}

	@Bean
	RecurringTask<Void> forgetOldUnits(Counts counts) {
		return Tasks.recurring("forget-old-units", FixedDelay.of(Duration.ofHours(6)))
			.execute((instance, context) -> counts.forgetOld());
	}

}
