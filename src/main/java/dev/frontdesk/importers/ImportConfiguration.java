package dev.frontdesk.importers;

import com.github.kagkarlsson.scheduler.task.Task;
import dev.frontdesk.jobs.Jobs;
import dev.frontdesk.settings.SettingsPage;
import dev.frontdesk.shell.Surface;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The background work of imports, and what they add to the settings. */
@Configuration(proxyBeanMethods = false)
class ImportConfiguration {

	static final String JOB = "work-import";

	@Bean
	Task<Void> workImport(Jobs jobs, ImportWork work) {
		return jobs.kind(JOB, work::work);
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
