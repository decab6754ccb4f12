package dev.frontdesk.rest;

import java.time.Duration;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.frontdesk.shell.Surface;
import dev.frontdesk.web.Caller;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import org.springdoc.core.utils.SpringDocUtils;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.annotation.AuthenticationPrincipal;

/** How the API describes itself, and what it does by the clock. */
@Configuration(proxyBeanMethods = false)
class RestConfiguration {

	private static final int BATCH = 100;

	static {
		SpringDocUtils.getConfig()
			.addRequestWrapperToIgnore(Caller.class)
			.addAnnotationsToIgnore(AuthenticationPrincipal.class);
	}

	@Bean
	OpenAPI description(@Value("${frontdesk.url}") String url) {
		return new OpenAPI()
			.info(new Info().title("Frontdesk API")
				.version("v1")
				.description("Tickets, messages, customers and all that belongs to them. Lists answer {items, next}; "
						+ "errors are problem+json (RFC 9457) whose errors name the part of the request to blame."))
			.addServersItem(new Server().url(url))
			.components(new Components().addSecuritySchemes("token",
					new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer")))
			.addSecurityItem(new SecurityRequirement().addList("token"));
	}

	@Bean
	Surface apiDocsSurface() {
		return Surface.of("plain", "rest/docs.css");
	}

	@Bean
	RecurringTask<Void> forgetWaitingFiles(WaitingFiles files) {
		return Tasks.recurring("forget-waiting-files", FixedDelay.of(Duration.ofHours(1)))
			.execute((instance, context) -> {
				while (files.forgetOld(BATCH) == BATCH) {
					Thread.onSpinWait();
				}
			});
	}

}
