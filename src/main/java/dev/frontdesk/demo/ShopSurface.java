package dev.frontdesk.demo;

import dev.frontdesk.shell.Surface;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The shop's own sheet and script: they share nothing with the desk's. */
@Configuration(proxyBeanMethods = false)
class ShopSurface {

	@Bean
	Surface shopSheet() {
		return Surface.of("shop", "demo/shop.css", "demo/shop.js");
	}

}
