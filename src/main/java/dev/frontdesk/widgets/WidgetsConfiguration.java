package dev.frontdesk.widgets;

import dev.frontdesk.settings.SettingsPage;
import dev.frontdesk.shell.Surface;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class WidgetsConfiguration {

	@Bean
	SettingsPage chatPage() {
		return new SettingsPage("chat", "/admin/chat", "widgets.title", 400);
	}

	@Bean
	Surface widgetsSheet() {
		return Surface.of("desk", "widgets/settings.css", "widgets/editor.js", "widgets/copies.js");
	}

	@Bean
	Surface previewSurface() {
		return Surface.of("preview", "widgets/preview.css");
	}

}
