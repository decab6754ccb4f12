package dev.frontdesk.replies;

import dev.frontdesk.shell.MenuEntry;
import dev.frontdesk.shell.PagePart;
import dev.frontdesk.shell.Surface;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What canned replies add to the frame. */
@Configuration(proxyBeanMethods = false)
class RepliesConfiguration {

	@Bean
	MenuEntry repliesEntry() {
		return new MenuEntry("replies", "/desk/replies", 300, "replies.menu", "note", null);
	}

	@Bean
	PagePart repliesButton() {
		return new PagePart("composer", 100, "replies/picker :: opener");
	}

	@Bean
	Surface repliesSurface() {
		return Surface.of("desk", "replies/replies.css", "replies/picker.js");
	}

}
