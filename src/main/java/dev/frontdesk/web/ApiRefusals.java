package dev.frontdesk.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.LocaleResolver;

/** Tells what is refused before a controller is reached, as if one had refused it. */
@Component
public class ApiRefusals {

	private final ObjectProvider<HandlerExceptionResolver> resolver;

	private final ObjectProvider<LocaleResolver> locales;

	ApiRefusals(@Qualifier("handlerExceptionResolver") ObjectProvider<HandlerExceptionResolver> resolver,
			ObjectProvider<LocaleResolver> locales) {
		this.resolver = resolver;
		this.locales = locales;
	}

	public void tell(HttpServletRequest request, HttpServletResponse response, Refusal refusal) {
		LocaleContextHolder.setLocale(this.locales.getObject().resolveLocale(request));
		this.resolver.getObject().resolveException(request, response, null, refusal);
	}

}
