package dev.frontdesk.access;

import java.time.Duration;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.frontdesk.settings.SettingsPage;
import dev.frontdesk.shell.ProfilePage;
import dev.frontdesk.staff.Colleagues;
import dev.frontdesk.web.ApiRefusals;
import dev.frontdesk.web.Limits;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;

/**
 * Programs come in with a token at each request and with nothing else: no session, no
 * cookie, and so nothing that another page could forge. No other page is let in by CORS.
 */
@Configuration(proxyBeanMethods = false)
class ApiSecurity {

	@Bean
	@Order(20)
	SecurityFilterChain api(HttpSecurity http, ApiTokens tokens, Colleagues colleagues, Limits limits,
			ApiRefusals refusals) {
		return http.securityMatcher("/api", "/api/**")
			.authorizeHttpRequests((requests) -> requests.requestMatchers("/api/docs", "/api/docs/**")
				.permitAll()
				.anyRequest()
				.authenticated())
			.addFilterBefore(new TokenEntrance(tokens, colleagues, limits, refusals), AuthorizationFilter.class)
			.exceptionHandling((refused) -> refused.authenticationEntryPoint(
					(request, response, stranger) -> refusals.tell(request, response, TokenRefused.missing(response))))
			.sessionManagement((sessions) -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.csrf(AbstractHttpConfigurer::disable)
			.requestCache(AbstractHttpConfigurer::disable)
			.logout(AbstractHttpConfigurer::disable)
			.headers((headers) -> headers.cacheControl((cache) -> cache.disable())
				.contentSecurityPolicy((policy) -> policy.policyDirectives(DeskSecurity.CONTENT)))
			.build();
	}

	@Bean
	RecurringTask<Void> noteUsesOfTokens(ApiTokens tokens) {
		return Tasks.recurring("note-uses-of-tokens", FixedDelay.of(Duration.ofMinutes(1)))
			.execute((instance, context) -> tokens.noteUses());
	}

	@Bean
	ProfilePage tokensProfilePage() {
		return new ProfilePage("tokens", "/desk/profile/tokens", "access.tokens", 400);
	}

	@Bean
	SettingsPage tokensSettingsPage() {
		return new SettingsPage("tokens", "/admin/tokens", "access.tokens.all", 850);
	}

}
