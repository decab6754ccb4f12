package dev.frontdesk.intake;

import java.time.Duration;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.frontdesk.shell.PagePart;
import dev.frontdesk.shell.Surface;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the desk's pages take from here. */
@Configuration(proxyBeanMethods = false)
class IntakeConfiguration {

	@Bean
	Surface intakeSurface() {
		return Surface.of("desk", "intake/intake.css", "intake/form.js", "intake/customer.js", "intake/asked.js");
	}

	@Bean
	PagePart newTicketButton() {
		return new PagePart("list", 100, "intake/opener :: button");
	}

	@Bean
	RecurringTask<Void> forgetOldSubmissions(Intake intake) {
		return Tasks.recurring("forget-old-submissions", FixedDelay.of(Duration.ofHours(12)))
			.execute((instance, context) -> intake.forgetOld());
	}

}
