package dev.frontdesk.screens;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.frontdesk.settings.SettingsPage;
import dev.frontdesk.shell.Surface;
import dev.frontdesk.talks.PanelWords;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ScreensConfiguration {

	/** What every panel brings; the rest comes once somebody asks. */
	@Bean
	Surface screensInThePanel() {
		return Surface.of("panel", "screens/start.js");
	}

	@Bean
	Surface panelScreens() {
		return Surface.of("panel-screens", "screens/panel.css", "screens/share.js");
	}

	@Bean
	Surface screensOnTheDesk() {
		return Surface.of("desk", "screens/desk.css", "screens/viewer.js");
	}

	@Bean
	PanelWords screensWords() {
		return PanelWords.of("screens.panel.", "title", "lead", "leaves", "share", "no", "instead", "nothing",
				"forbidden", "unable", "failed", "sharing", "stop", "line", "ended", "picture", "picture.lead",
				"picture.choose", "picture.photo", "picture.pen", "picture.arrow", "picture.box", "picture.colour",
				"picture.undo", "picture.send", "picture.cancel", "picture.canvas", "picture.keys", "picture.bad",
				"picture.red", "picture.yellow", "picture.blue", "picture.black");
	}

	@Bean
	SettingsPage screensPage() {
		return new SettingsPage("screens", "/admin/screens", "screens.rules.title", 314);
	}

	@Bean
	RecurringTask<Void> endScreens(Shares shares) {
		return Tasks.recurring("end-screens", FixedDelay.ofSeconds(15)).execute((instance, context) -> shares.sweep());
	}

}
