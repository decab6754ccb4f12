package dev.frontdesk.search;

import java.time.Duration;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.frontdesk.shell.Surface;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SearchConfiguration {

	@Bean
	Surface searchSurface() {
		return Surface.of("desk", "search/search.css", "search/search.js");
	}

	/** What was written past the application's own verbs, and what another node left. */
	@Bean
	RecurringTask<Void> splitNames(NameWords names) {
		return Tasks.recurring("split-names", FixedDelay.of(Duration.ofSeconds(20))).execute((instance, context) -> {
			names.refresh();
		});
	}

}
