package dev.frontdesk.forms;

import dev.frontdesk.settings.SettingsPage;
import dev.frontdesk.shell.Surface;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The entries of the admin menu, and the sheets. */
@Configuration(proxyBeanMethods = false)
class FormsConfiguration {

	@Bean
	SettingsPage formsPage() {
		return new SettingsPage("forms", "/admin/forms", "forms.title", 316);
	}

	@Bean
	Surface formsSheet() {
		return Surface.of("desk", "forms/questions.css", "forms/forms.css");
	}

	@Bean
	Surface formsInChatSheet() {
		return Surface.of("panel", "forms/questions.css");
	}

	@Bean
	Surface formsOfCustomersSheet() {
		return Surface.of("portal", "forms/questions.css");
	}

}
