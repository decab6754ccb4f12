package dev.frontdesk.offers;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.frontdesk.settings.SettingsPage;
import dev.frontdesk.shell.Surface;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OffersConfiguration {

	@Bean
	RecurringTask<Void> passOnChats(Passing passing) {
		return Tasks.recurring("pass-on-chats", FixedDelay.ofSeconds(5)).execute((instance, context) -> passing.run());
	}

	@Bean
	SettingsPage chatRulesPage() {
		return new SettingsPage("chats", "/admin/chats", "offers.rules.title", 310);
	}

	@Bean
	Surface offersSurface() {
		return Surface.of("desk", "offers/offers.css", "offers/offers.js");
	}

}
