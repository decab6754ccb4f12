package dev.frontdesk.drafts;

import java.time.Duration;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.frontdesk.settings.SettingsPage;
import dev.frontdesk.shell.MenuEntry;
import dev.frontdesk.shell.Surface;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What drafts do by the clock, and what they add to the frame. */
@Configuration(proxyBeanMethods = false)
class DraftsConfiguration {

	private static final int BATCH = 100;

	@Bean
	RecurringTask<Void> sendScheduledMessages(SendLater later) {
		return Tasks.recurring("send-scheduled-messages", FixedDelay.of(Duration.ofSeconds(10)))
			.execute((instance, context) -> {
				while (later.sendDue(BATCH) == BATCH) {
					Thread.onSpinWait();
				}
			});
	}

	@Bean
	RecurringTask<Void> forgetOldDrafts(Drafts drafts) {
		return Tasks.recurring("forget-old-drafts", FixedDelay.of(Duration.ofHours(6))).execute((instance, context) -> {
			while (drafts.forgetOld(BATCH) == BATCH) {
				Thread.onSpinWait();
			}
		});
	}

	@Bean
	MenuEntry draftsEntry() {
		return new MenuEntry("drafts", "/desk/drafts", 150, "drafts.menu", "edit", null);
	}

	@Bean
	SettingsPage fileRulesPage() {
		return new SettingsPage("files", "/admin/files", "drafts.rules.title", 450);
	}

	@Bean
	Surface draftsSurface() {
		return Surface.of("desk", "drafts/drafts.css");
	}

}
