package dev.frontdesk.talks;

import java.time.Duration;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.frontdesk.settings.SettingsPage;
import dev.frontdesk.shell.Surface;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TalksConfiguration {

	/** What every panel brings; the rest comes on intent. */
	@Bean
	Surface talksInThePanel() {
		return Surface.of("panel", "talks/start.css", "talks/start.js");
	}

	@Bean
	Surface panelMore() {
		return Surface.of("panel-more", "talks/more.css", "talks/menu.js", "talks/emoji.js", "talks/files.js");
	}

	@Bean
	PanelWords talksWords() {
		return PanelWords.of("talks.panel.", "transcript", "by-mail", "end", "close", "download", "download.pdf",
				"transcript.hint", "transcript.mail", "transcript.send", "transcript.sent", "by-mail.none",
				"by-mail.known", "by-mail.go", "by-mail.other", "by-mail.done", "end.sure", "end.yes", "end.no",
				"emoji", "menu", "failed", "file.progress", "file.cancel", "file.later", "file.kind", "file.large",
				"file.too-many");
	}

	@Bean
	SettingsPage conversationsPage() {
		return new SettingsPage("conversations", "/admin/conversations", "talks.title", 312);
	}

	@Bean
	RecurringTask<Void> forgetTranscriptLetters(Takeaways takeaways) {
		return Tasks.recurring("forget-transcript-letters", FixedDelay.of(Duration.ofHours(6)))
			.execute((instance, context) -> takeaways.forgetOld());
	}

}
