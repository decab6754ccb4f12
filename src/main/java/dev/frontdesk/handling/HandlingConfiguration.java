package dev.frontdesk.handling;

import dev.frontdesk.shell.PagePart;
import dev.frontdesk.shell.Surface;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
class HandlingConfiguration implements WebMvcConfigurer {

	private final Glances glances;

	HandlingConfiguration(Glances glances) {
		this.glances = glances;
	}

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		registry.addInterceptor(this.glances).addPathPatterns("/desk/tickets/*/**");
	}

	@Bean
	static Surface handlingSheet() {
		return Surface.of("desk", "handling/handling.css");
	}

	@Bean
	static PagePart askedOf() {
		return new PagePart("asked-of", 100, "handling/glance :: of");
	}

	@Bean
	static PagePart saidLast() {
		return new PagePart("asked-after", 100, "handling/glance :: said");
	}

}
