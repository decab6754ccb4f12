package dev.frontdesk.supervision;

import dev.frontdesk.shell.MenuEntry;
import dev.frontdesk.shell.PagePart;
import dev.frontdesk.shell.Surface;
import dev.frontdesk.staff.Role;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SupervisionConfiguration {

	@Bean
	MenuEntry liveChatsEntry() {
		return new MenuEntry("live", "/desk/live", 120, "supervision.title", "chat", Role.LEAD.name());
	}

	@Bean
	PagePart whisperButton() {
		return new PagePart("thread-acts", 10, "supervision/whisper :: act");
	}

	@Bean
	Surface supervisionSurface() {
		return Surface.of("desk", "supervision/supervision.css", "supervision/live-chats.js", "supervision/whisper.js");
	}

}
