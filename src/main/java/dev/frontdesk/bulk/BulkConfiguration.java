package dev.frontdesk.bulk;

import java.time.Clock;
import java.time.Duration;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.frontdesk.shell.PagePart;
import dev.frontdesk.shell.Surface;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The background work of bulk edits, and what they add to the desk. */
@Configuration(proxyBeanMethods = false)
class BulkConfiguration {

	// After a while another one has its turn, so that a long one holds up nobody
	private static final Duration TURN = Duration.ofSeconds(15);

	private static final Duration AGAIN = Duration.ofSeconds(20);

	@Bean
	Task<Void> workBulkEdit(BulkWork work, Clock clock) {
		return Tasks.custom(BulkQueue.TASK, Void.class)
			.onFailure(new FailureHandler.OnFailureRetryLater<>(AGAIN))
			.execute((instance, context) -> {
				boolean more = work.work(Long.parseLong(instance.getId()), clock.instant().plus(TURN));
				return more ? (complete, operations) -> operations.reschedule(complete, clock.instant())
						: new CompletionHandler.OnCompleteRemove<>();
			});
	}

	@Bean
	PagePart bulkBar() {
		return new PagePart("desk", 100, "bulk/bar :: bar");
	}

	@Bean
	Surface bulkSurface() {
		return Surface.of("desk", "bulk/bulk.css", "bulk/bulk.js");
	}

}
