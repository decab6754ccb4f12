package dev.frontdesk.portal;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import dev.frontdesk.shell.Surface;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Customers are apart from agents: a chain, a session key and a frame of their own. */
@Configuration(proxyBeanMethods = false)
class PortalSecurity implements WebMvcConfigurer {

	// No script at all: the portal has none
	private static final String POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self';"
			+ " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

	@Bean
	@Order(20)
	SecurityFilterChain portalChain(HttpSecurity http, PortalSession session) throws Exception {
		XorCsrfTokenRequestAttributeHandler eager = new XorCsrfTokenRequestAttributeHandler();
		// the token's cookie must be set before a streamed page is under way
		eager.setCsrfRequestAttributeName(null);
		return http.securityMatcher("/help", "/help/**")
			.securityContext((context) -> context.securityContextRepository(session.contexts()))
			.authorizeHttpRequests(
					(requests) -> requests.requestMatchers("/help/*/requests/new", "/help/*/requests/received/*")
						.permitAll()
						.requestMatchers("/help/*/requests", "/help/*/requests/**")
						.hasAuthority(PortalSession.AUTHORITY)
						.anyRequest()
						.permitAll())
			.csrf((csrf) -> csrf.csrfTokenRepository(session.tokens()).csrfTokenRequestHandler(eager))
			.headers((headers) -> headers.contentSecurityPolicy((policy) -> policy.policyDirectives(POLICY))
				.referrerPolicy((referrer) -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)))
			.exceptionHandling((refused) -> refused.authenticationEntryPoint(PortalSecurity::askForSignIn))
			.requestCache(AbstractHttpConfigurer::disable)
			.logout(AbstractHttpConfigurer::disable)
			.anonymous(Customizer.withDefaults())
			.build();
	}

	@Bean
	Surface portalSurface() {
		return Surface.onBase("portal", "portal/portal.css");
	}

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		registry.addInterceptor(new LocaleInAddress()).addPathPatterns("/help/*/**");
	}

	private static void askForSignIn(HttpServletRequest request, HttpServletResponse response,
			AuthenticationException refusal) throws IOException {
		String[] parts = request.getRequestURI().split("/", 4);
		String page = HttpMethod.GET.matches(request.getMethod()) ? parts[3] : "requests";
		response.sendRedirect("/help/" + parts[2] + "/sign-in?to=" + URLEncoder.encode(page, StandardCharsets.UTF_8));
	}

}
