package dev.frontdesk.shell;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.LiteWebJarsResourceResolver;

@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {

	private final Assets assets;

	private final RememberedLanguage language;

	WebConfiguration(Assets assets, RememberedLanguage language) {
		this.assets = assets;
		this.language = language;
	}

	@Override
	public void addResourceHandlers(ResourceHandlerRegistry registry) {
		registry.addResourceHandler(this.assets.url("webjars/**"))
			.addResourceLocations("classpath:/META-INF/resources/webjars/")
			.setCacheControl(this.assets.forEver())
			.resourceChain(true)
			.addResolver(new LiteWebJarsResourceResolver());
		registry.addResourceHandler(this.assets.url("**"))
			.addResourceLocations("classpath:/static/")
			.setCacheControl(this.assets.forEver());
	}

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		registry.addInterceptor(this.language);
		registry.addInterceptor(new PlainInput());
	}

}
