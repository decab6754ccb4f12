package dev.frontdesk.goals;

import dev.frontdesk.settings.SettingsPage;
import dev.frontdesk.shell.Surface;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class GoalsConfiguration {

	@Bean
	SettingsPage goalsPage() {
		return new SettingsPage("goals", "/admin/goals", "goals.title", 413);
	}

	@Bean
	Surface goalsSurface() {
		return Surface.of("desk", "goals/goals.css");
	}

}
