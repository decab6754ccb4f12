package dev.frontdesk.audit;

import dev.frontdesk.settings.SettingsPage;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AuditMenu {

	@Bean
	SettingsPage auditSettingsPage() {
		return new SettingsPage("audit", "/admin/audit", "audit.title", 900);
	}

}
