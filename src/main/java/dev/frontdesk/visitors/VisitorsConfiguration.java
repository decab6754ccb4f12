package dev.frontdesk.visitors;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.frontdesk.settings.SettingsPage;
import dev.frontdesk.shell.MenuEntry;
import dev.frontdesk.shell.Surface;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class VisitorsConfiguration {

	@Bean
	MenuEntry visitorsEntry() {
		return new MenuEntry("visitors", VisitorsScreen.HOME, 200, "visitors.menu", "globe", null);
	}

	@Bean
	SettingsPage visitorRulesPage() {
		return new SettingsPage("visitors", "/admin/visitors", "visitors.rules.title", 422);
	}

	@Bean
	Surface visitorsOnTheDesk() {
		return Surface.of("desk", "visitors/desk.css", "visitors/desk.js", "visitors/told.js");
	}

	@Bean
	RecurringTask<Void> endInvitations(Invitations invitations) {
		return Tasks.recurring("end-invitations", FixedDelay.ofSeconds(10))
			.execute((instance, context) -> invitations.sweep());
	}

	@Bean
	RecurringTask<Void> forgetWhoWasHere(Beats beats) {
		return Tasks.recurring("forget-who-was-here", FixedDelay.ofMinutes(5))
			.execute((instance, context) -> beats.forgetOld());
	}

}
