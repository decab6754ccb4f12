package dev.frontdesk.availability;

import dev.frontdesk.settings.SettingsPage;
import dev.frontdesk.shell.Surface;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AvailabilityConfiguration {

	@Bean
	SettingsPage officeHoursPage() {
		return new SettingsPage("hours", "/admin/hours", "availability.hours.title", 320);
	}

	@Bean
	Surface officeHoursSurface() {
		return Surface.of("desk", "availability/hours.css");
	}

}
