package dev.frontdesk.portal;

import java.time.Duration;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the portal does by the clock. */
@Configuration(proxyBeanMethods = false)
class PortalTasks {

	private static final int BATCH = 100;

	@Bean
	RecurringTask<Void> mailUnseenAnswers(AnswerLetters letters) {
		return Tasks.recurring("mail-unseen-answers", FixedDelay.of(Duration.ofSeconds(10)))
			.execute((instance, context) -> {
				while (letters.decideDue(BATCH) == BATCH) {
					Thread.onSpinWait();
				}
			});
	}

	@Bean
	RecurringTask<Void> forgetOldSignInLinks(SignIns signIns) {
		return Tasks.recurring("forget-old-sign-in-links", FixedDelay.of(Duration.ofHours(6)))
			.execute((instance, context) -> signIns.forgetOld());
	}

}
