package dev.frontdesk.importers;

import java.time.Clock;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Hands imports to the scheduler: written with them, begun when they are committed. */
@Component
class ImportQueue {

	static final String TASK = "work-import";

	// The scheduler is made of its tasks, of which the work is one
	private final ObjectProvider<Scheduler> scheduler;

	private final Clock clock;

	ImportQueue(ObjectProvider<Scheduler> scheduler, Clock clock) {
		this.scheduler = scheduler;
		this.clock = clock;
	}

	void add(long id) {
		Scheduler scheduler = this.scheduler.getObject();
		scheduler.scheduleIfNotExists(new TaskInstance<Void>(TASK, Long.toString(id)), this.clock.instant());
		TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

			@Override
			public void afterCommit() {
				scheduler.triggerCheckForDueExecutions();
			}

		});
	}

}
