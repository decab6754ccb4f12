package dev.frontdesk.setup;

import dev.frontdesk.settings.SettingsPage;
import dev.frontdesk.shell.Surface;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SetupConfiguration {

	@Bean
	SettingsPage setupPage() {
		return new SettingsPage("setup", "/admin/setup", "setup.title", 990);
	}

	@Bean
	Surface setupSheet() {
		return Surface.of("desk", "setup/setup.css");
	}

}
