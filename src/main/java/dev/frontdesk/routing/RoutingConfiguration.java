package dev.frontdesk.routing;

import java.time.Duration;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.frontdesk.settings.SettingsPage;
import dev.frontdesk.shell.Surface;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RoutingConfiguration {

	/**
	 * For what no event tells: an agent is available again, has more room, joins; an
	 * event was parked.
	 */
	@Bean
	RecurringTask<Void> sweepQueues(Routing routing) {
		return Tasks.recurring("sweep-queues", FixedDelay.of(Duration.ofSeconds(15)))
			.execute((instance, context) -> routing.sweep());
	}

	@Bean
	SettingsPage routingPage() {
		return new SettingsPage("routing", "/admin/routing", "routing.title", 300);
	}

	@Bean
	Surface routingSheet() {
		return Surface.of("desk", "routing/routing.css");
	}

}
