package dev.frontdesk.inbox;

import dev.frontdesk.shell.MenuEntry;
import dev.frontdesk.shell.PagePart;
import dev.frontdesk.shell.Surface;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the desk adds to the frame. */
@Configuration(proxyBeanMethods = false)
class InboxConfiguration {

	@Bean
	MenuEntry deskEntry() {
		return new MenuEntry("desk", "/desk", 100, "inbox.menu", "inbox", null);
	}

	@Bean
	PagePart keysAnywhere() {
		return new PagePart("anywhere", 100, "inbox/keys :: anywhere");
	}

	@Bean
	Surface inboxSurface() {
		return Surface.of("desk", "inbox/desk.css", "inbox/list.css", "inbox/thread.css", "inbox/composer.css",
				"inbox/about.css", "inbox/desk.js");
	}

}
