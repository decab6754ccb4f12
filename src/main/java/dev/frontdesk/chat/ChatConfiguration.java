package dev.frontdesk.chat;

import dev.frontdesk.shell.Surface;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ChatConfiguration {

	@Bean
	Surface panelSurface() {
		return Surface.of("panel", "shell/reset.css", "shell/tokens.css", "shell/base.css",
				"shell/components/button.css", "shell/components/field.css", "shell/components/face.css",
				"chat/panel.css", "chat/panel.js");
	}

	@Bean
	Surface visitOnTheDesk() {
		return Surface.of("desk", "chat/desk.css");
	}

}
