package dev.frontdesk.chat;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Visitors have no session and no cookie, so nothing can be forged in their name; who
 * they are says the token, at each request.
 */
@Configuration(proxyBeanMethods = false)
class ChatSecurity {

	@Bean
	@Order(10)
	SecurityFilterChain visitors(HttpSecurity http) {
		return http.securityMatcher("/chat/**", "/widget.js", "/widget/**")
			.authorizeHttpRequests((requests) -> requests.anyRequest().permitAll())
			.sessionManagement((session) -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.csrf(AbstractHttpConfigurer::disable)
			.requestCache(AbstractHttpConfigurer::disable)
			.logout(AbstractHttpConfigurer::disable)
			.anonymous(AbstractHttpConfigurer::disable)
			// Which pages may frame the panel says its content policy, per widget.
			.headers((headers) -> headers.frameOptions(FrameOptionsConfig::disable)
				.cacheControl((cache) -> cache.disable()))
			.build();
	}

}
