package dev.frontdesk.chat;

import java.time.Duration;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.frontdesk.shell.Surface;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ChatConfiguration {

	@Bean
	Surface panelSurface() {
		return Surface.of("panel", "shell/reset.css", "shell/tokens.css", "shell/base.css",
				"shell/components/button.css", "shell/components/field.css", "shell/components/face.css",
				"chat/panel.css", "chat/panel.js");
	}

	@Bean
	RecurringTask<Void> forgetOverSessions(Sessions sessions) {
		return Tasks.recurring("forget-over-sessions", FixedDelay.of(Duration.ofHours(1)))
			.execute((instance, context) -> sessions.forgetOver());
	}

	@Bean
	RecurringTask<Void> forgetPagesOfVisits(Visits visits) {
		return Tasks.recurring("forget-pages-of-visits", FixedDelay.of(Duration.ofHours(6)))
			.execute((instance, context) -> {
				while (visits.forgetOld() > 0) {
					Thread.onSpinWait();
				}
			});
	}

	@Bean
	Surface visitOnTheDesk() {
		return Surface.of("desk", "chat/desk.css");
	}

}
