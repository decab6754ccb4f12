package dev.frontdesk.bulk;

import java.time.Clock;
import java.time.Duration;

import com.github.kagkarlsson.scheduler.task.Task;
import dev.frontdesk.jobs.Jobs;
import dev.frontdesk.shell.PagePart;
import dev.frontdesk.shell.Surface;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The background work of bulk edits, and what they add to the desk. */
@Configuration(proxyBeanMethods = false)
class BulkConfiguration {

	static final String JOB = "work-bulk-edit";

	// After a while another one has its turn, so that a long one holds up nobody
	private static final Duration TURN = Duration.ofSeconds(15);

	@Bean
	Task<Void> workBulkEdit(Jobs jobs, BulkWork work, Clock clock) {
		return jobs.kind(JOB, (id, stopping) -> work.work(id, clock.instant().plus(TURN)));
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
