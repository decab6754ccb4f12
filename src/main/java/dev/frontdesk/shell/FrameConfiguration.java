package dev.frontdesk.shell;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** The surfaces of the frame itself and the entries that are always in the menu. */
@Configuration(proxyBeanMethods = false)
class FrameConfiguration {

	@Bean
	@Order(0)
	Surface deskSurface() {
		return Surface.onBase("desk", "shell/components/palette.css", "shell/frame.css", "shell/shell.js");
	}

	@Bean
	@Order(0)
	Surface plainSurface() {
		return Surface.onBase("plain", "shell/plain.css");
	}

	@Bean
	MenuEntry adminEntry() {
		return new MenuEntry("admin", "/admin", 900, "shell.menu.admin", "settings", "ADMIN");
	}

}
