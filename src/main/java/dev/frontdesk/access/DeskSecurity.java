package dev.frontdesk.access;

import java.util.List;

import dev.frontdesk.staff.Colleagues;
import jakarta.servlet.DispatcherType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.authentication.session.CompositeSessionAuthenticationStrategy;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfAuthenticationStrategy;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * Who comes in where. Doors with rules of their own bring their own chain; what no chain
 * names is not there.
 */
@Configuration(proxyBeanMethods = false)
class DeskSecurity {

	static final String CONTENT = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
			+ "connect-src 'self'; object-src 'none'; frame-ancestors 'none'; form-action 'self'; base-uri 'none'";

	private static final String PERMISSIONS = "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()";

	/**
	 * Each of some twenty filters would be timed on its own, which cost more than most of
	 * them.
	 */
	@Bean
	SecurityObservationSettings requestsAreObservedAsAWhole() {
		return SecurityObservationSettings.noObservations();
	}

	/** Files and pages that are the same for everyone: no session, nothing to forge. */
	@Bean
	@Order(50)
	SecurityFilterChain openToAll(HttpSecurity http) {
		return http
			.securityMatcher("/assets/**", "/widget.js", "/demo", "/demo/**", "/actuator/health", "/actuator/health/**")
			.authorizeHttpRequests((requests) -> requests.anyRequest().permitAll())
			.sessionManagement((sessions) -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.csrf(AbstractHttpConfigurer::disable)
			.requestCache(RequestCacheConfigurer::disable)
			.securityContext(AbstractHttpConfigurer::disable)
			.logout(AbstractHttpConfigurer::disable)
			.headers((headers) -> headers.defaultsDisabled()
				.contentTypeOptions(Customizer.withDefaults())
				.httpStrictTransportSecurity(Customizer.withDefaults()))
			.build();
	}

	@Bean
	@Order(100)
	SecurityFilterChain desk(HttpSecurity http, Colleagues colleagues, SecurityContextRepository contexts,
			CsrfTokenRepository tokens, List<LogoutHandler> leaving) {
		Doorkeeper doorkeeper = new Doorkeeper();
		return http
			.authorizeHttpRequests((requests) -> requests
				.dispatcherTypeMatchers(DispatcherType.FORWARD, DispatcherType.ERROR, DispatcherType.ASYNC)
				.permitAll()
				.requestMatchers("/", "/login", "/logout", "/forgot-password", "/set-password/*", "/preferences",
						"/error")
				.permitAll()
				.requestMatchers("/admin", "/admin/**")
				.hasRole("ADMIN")
				.requestMatchers("/desk", "/desk/**")
				.hasRole("AGENT")
				.anyRequest()
				.denyAll())
			.securityContext((context) -> context.securityContextRepository(contexts))
			.csrf((csrf) -> csrf.csrfTokenRepository(tokens))
			.requestCache(RequestCacheConfigurer::disable)
			.exceptionHandling(
					(refusals) -> refusals.authenticationEntryPoint(doorkeeper).accessDeniedHandler(doorkeeper))
			.logout((logout) -> {
				// while the session is still known
				leaving.forEach(logout::addLogoutHandler);
				logout.invalidateHttpSession(false)
					.addLogoutHandler(new LeavingTheDesk(colleagues))
					.logoutSuccessUrl("/login");
			})
			.addFilterBefore(new CurrentRights(colleagues), AuthorizationFilter.class)
			.headers((headers) -> headers.contentSecurityPolicy((policy) -> policy.policyDirectives(CONTENT))
				.referrerPolicy((policy) -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
				.permissionsPolicyHeader((policy) -> policy.policy(PERMISSIONS)))
			.build();
	}

	@Bean
	SecurityContextRepository securityContexts() {
		return new HttpSessionSecurityContextRepository();
	}

	@Bean
	CsrfTokenRepository csrfTokens() {
		return new HttpSessionCsrfTokenRepository();
	}

	/** A new session id and a new token for whoever has just signed in. */
	@Bean
	SessionAuthenticationStrategy freshSession(CsrfTokenRepository tokens) {
		return new CompositeSessionAuthenticationStrategy(
				List.of(new ChangeSessionIdAuthenticationStrategy(), new CsrfAuthenticationStrategy(tokens)));
	}

}
