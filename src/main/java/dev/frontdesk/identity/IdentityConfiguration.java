package dev.frontdesk.identity;

import java.time.Duration;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.frontdesk.settings.SettingsPage;
import dev.frontdesk.shell.Surface;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class IdentityConfiguration {

	@Bean
	SettingsPage identityPage() {
		return new SettingsPage("identity", "/admin/identity", "identity.title", 410);
	}

	@Bean
	SettingsPage chatApiPage() {
		return new SettingsPage("chat-api", "/admin/chat-api", "identity.api", 415);
	}

	@Bean
	Surface identitySheet() {
		return Surface.of("desk", "identity/identity.css");
	}

	@Bean
	RecurringTask<Void> forgetUsedTokens(Identities identities) {
		return Tasks.recurring("forget-used-tokens", FixedDelay.of(Duration.ofHours(1)))
			.execute((instance, context) -> identities.forgetOld());
	}

}
