package dev.frontdesk.reception;

import dev.frontdesk.shell.Surface;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ReceptionConfiguration {

	@Bean
	Surface meetingInPanels() {
		return Surface.of("panel", "reception/queue.js", "reception/greeting.js", "reception/door.js");
	}

	/** Brought once somebody wants to see it. */
	@Bean
	Surface historyInPanels() {
		return Surface.of("history", "reception/history.css", "reception/history.js");
	}

}
