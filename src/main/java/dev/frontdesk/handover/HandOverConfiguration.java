package dev.frontdesk.handover;

import java.time.Duration;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.frontdesk.shell.ProfilePage;
import dev.frontdesk.shell.Surface;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class HandOverConfiguration {

	@Bean
	RecurringTask<Void> passOnTickets(HandOvers handOvers) {
		return Tasks.recurring("pass-on-tickets", FixedDelay.of(Duration.ofSeconds(5)))
			.execute((instance, context) -> handOvers.passOn());
	}

	@Bean
	Surface handOverSheet() {
		return Surface.of("desk", "handover/handover.css");
	}

	@Bean
	ProfilePage awayProfilePage() {
		return new ProfilePage("away", "/desk/away", "handover.title", 400);
	}

}
