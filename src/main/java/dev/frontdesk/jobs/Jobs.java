package dev.frontdesk.jobs;

import java.time.Clock;
import java.time.Duration;
import java.util.function.BooleanSupplier;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Hands jobs to the scheduler, each known by its kind and the id of what it works on. */
@Service
public class Jobs {

	private static final Duration AGAIN = Duration.ofSeconds(20);

	// The scheduler is made of its tasks, of which jobs are some
	private final ObjectProvider<Scheduler> scheduler;

	private final Clock clock;

	Jobs(ObjectProvider<Scheduler> scheduler, Clock clock) {
		this.scheduler = scheduler;
		this.clock = clock;
	}

	/**
	 * Written with the running transaction, begun when it is committed; one that is under
	 * way goes on.
	 */
	public void begin(String kind, long id) {
		Scheduler scheduler = this.scheduler.getObject();
		scheduler.scheduleIfNotExists(new TaskInstance<Void>(kind, Long.toString(id)), this.clock.instant());
		TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

			@Override
			public void afterCommit() {
				scheduler.triggerCheckForDueExecutions();
			}

		});
	}

	/**
	 * What the scheduler is to know of a kind, given as a bean. A part that fails is
	 * tried again after 20 seconds.
	 */
	public Task<Void> kind(String kind, Part part) {
		return Tasks.custom(kind, Void.class)
			.onFailure(new FailureHandler.OnFailureRetryLater<>(AGAIN))
			.execute((instance, context) -> {
				boolean more = part.work(Long.parseLong(instance.getId()),
						() -> context.getSchedulerState().isShuttingDown());
				return more ? (complete, operations) -> operations.reschedule(complete, this.clock.instant())
						: new CompletionHandler.OnCompleteRemove<>();
			});
	}

	/** As much of a job as is done at a time. */
	public interface Part {

		/**
		 * @param stopping whether the node goes down
		 * @return whether there is more to do
		 */
		boolean work(long id, BooleanSupplier stopping);

	}

}
