package dev.frontdesk.access;

import java.time.Duration;

import jakarta.servlet.Filter;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;
import org.springframework.session.web.http.SessionRepositoryFilter;

/**
 * Sessions in the database, so that any node answers. Set up here rather than by Spring
 * Boot, which steps back where there is a second repository.
 */
@Configuration(proxyBeanMethods = false)
@EnableJdbcHttpSession(cleanupCron = "0 */10 * * * *")
class SessionConfiguration {

	@Bean
	SessionRepositoryCustomizer<JdbcIndexedSessionRepository> sessionTimeout(
			@Value("${spring.session.timeout}") Duration timeout) {
		return (sessions) -> sessions.setDefaultMaxInactiveInterval(timeout);
	}

	@Bean
	@Primary
	SparingSessions<?> sparingSessions(JdbcIndexedSessionRepository store) {
		return new SparingSessions<>(store);
	}

	/**
	 * Around the filter of the sessions, so that nothing of a request stays behind it.
	 */
	@Bean
	FilterRegistrationBean<Filter> sessionsOfOneRequest(SparingSessions<?> sessions) {
		FilterRegistrationBean<Filter> filter = new FilterRegistrationBean<>((request, response, chain) -> {
			sessions.beginRequest();
			try {
				chain.doFilter(request, response);
			}
			finally {
				sessions.endRequest();
			}
		});
		filter.setOrder(SessionRepositoryFilter.DEFAULT_ORDER - 1);
		return filter;
	}

}
