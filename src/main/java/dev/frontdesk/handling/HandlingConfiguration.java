package dev.frontdesk.handling;

import dev.frontdesk.shell.Surface;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class HandlingConfiguration {

	@Bean
	Surface handlingSheet() {
		return Surface.of("desk", "handling/handling.css");
	}

}
