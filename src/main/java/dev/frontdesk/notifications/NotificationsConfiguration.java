package dev.frontdesk.notifications;

import java.time.Clock;
import java.time.Duration;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.frontdesk.shell.ProfilePage;
import dev.frontdesk.shell.Surface;
import jakarta.servlet.http.HttpSession;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.logout.LogoutHandler;

/** What runs by the clock, and what the frame takes from here. */
@Configuration(proxyBeanMethods = false)
class NotificationsConfiguration {

	private static final Duration KEPT = Duration.ofDays(90);

	@Bean
	RecurringTask<Void> bringNotices(Courier courier) {
		return Tasks.recurring("bring-notices", FixedDelay.of(Duration.ofSeconds(5))).execute((instance, context) -> {
			while (courier.bringDue()) {
				Thread.onSpinWait();
			}
		});
	}

	@Bean
	RecurringTask<Void> writeNotices(NoticeLetters letters) {
		return Tasks.recurring("write-notices", FixedDelay.of(Duration.ofSeconds(20))).execute((instance, context) -> {
			while (letters.writeDue()) {
				Thread.onSpinWait();
			}
		});
	}

	@Bean
	RecurringTask<Void> forgetOldNotices(Notifications notifications, Clock clock) {
		return Tasks.recurring("forget-old-notices", FixedDelay.of(Duration.ofHours(12)))
			.execute((instance, context) -> notifications.forgetBefore(clock.instant().minus(KEPT)));
	}

	/** Nothing is pushed to a browser whose agent has signed out there. */
	@Bean
	LogoutHandler forgetDeviceAtSignOut(PushDevices devices) {
		return (request, response, authentication) -> {
			HttpSession session = request.getSession(false);
			if (session != null) {
				devices.signedOut(session.getId());
			}
		};
	}

	/** The worker outlives the session: its browser asks for it whoever is signed in. */
	@Bean
	@Order(45)
	SecurityFilterChain pushWorkerChain(HttpSecurity http) {
		return http.securityMatcher("/desk/worker.js")
			.authorizeHttpRequests((requests) -> requests.anyRequest().permitAll())
			.sessionManagement((sessions) -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.csrf(AbstractHttpConfigurer::disable)
			.requestCache(RequestCacheConfigurer::disable)
			.securityContext(AbstractHttpConfigurer::disable)
			.logout(AbstractHttpConfigurer::disable)
			.headers((headers) -> headers
				.contentSecurityPolicy((policy) -> policy.policyDirectives("default-src 'none'; connect-src 'self'"))
				.cacheControl((caching) -> caching.disable()))
			.build();
	}

	@Bean
	ProfilePage notificationsProfilePage() {
		return new ProfilePage("notifications", "/desk/profile/notifications", "notifications.preferences.title", 300);
	}

	@Bean
	Surface notificationsSurface() {
		return Surface.of("desk", "notifications/notifications.css", "notifications/bell.js",
				"notifications/device.js");
	}

}
