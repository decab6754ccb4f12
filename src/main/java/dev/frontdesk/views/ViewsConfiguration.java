package dev.frontdesk.views;

import dev.frontdesk.shell.Surface;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ViewsConfiguration {

	@Bean
	Surface viewsSurface() {
		return Surface.of("desk", "filters/conditions.css", "views/views.css", "views/counts.js");
	}

}
