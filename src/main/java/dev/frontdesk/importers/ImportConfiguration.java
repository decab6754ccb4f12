package dev.frontdesk.importers;

import java.time.Clock;
import java.time.Duration;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.frontdesk.settings.SettingsPage;
import dev.frontdesk.shell.Surface;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The background work of imports, and what they add to the settings. */
@Configuration(proxyBeanMethods = false)
class ImportConfiguration {

	private static final Duration AGAIN = Duration.ofSeconds(20);

	@Bean
	Task<Void> workImport(ImportWork work, Clock clock) {
		return Tasks.custom(ImportQueue.TASK, Void.class)
			.onFailure(new FailureHandler.OnFailureRetryLater<>(AGAIN))
			.execute((instance, context) -> {
				boolean more = work.work(Long.parseLong(instance.getId()),
						() -> context.getSchedulerState().isShuttingDown());
				return more ? (complete, operations) -> operations.reschedule(complete, clock.instant())
						: new CompletionHandler.OnCompleteRemove<>();
			});
	}

	@Bean
	SettingsPage importSettingsPage() {
		return new SettingsPage("importers", "/admin/imports", "importers.title", 910);
	}

	@Bean
	Surface importSurface() {
		return Surface.of("desk", "importers/importers.css", "importers/upload.js");
	}

}
