package dev.frontdesk.bulk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

import dev.frontdesk.actions.Acting;
import dev.frontdesk.actions.Actions;
import dev.frontdesk.actions.Deed;
import dev.frontdesk.actions.Step;
import dev.frontdesk.actions.Steps;
import dev.frontdesk.audit.Actor;
import dev.frontdesk.notifications.Notice;
import dev.frontdesk.notifications.NoticeKind;
import dev.frontdesk.notifications.Notifications;
import dev.frontdesk.staff.Agent;
import dev.frontdesk.staff.Staff;
import dev.frontdesk.tickets.Because;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.web.Refusal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/**
 * Does bulk edits, ticket by ticket, each with its mark in one transaction: whatever
 * breaks off is taken up where it stopped, and nothing is done twice, even by two nodes.
 */
@Service
class BulkWork {

	private static final Logger LOG = LoggerFactory.getLogger(BulkWork.class);

	private static final int BATCH = 100;

	private static final int TRIES = 3;

	private static final int LONGEST = 120;

	private static final Duration BREATH = Duration.ofMillis(50);

	private final JdbcClient jdbc;

	private final TransactionOperations transactions;

	private final Actions actions;

	private final Staff staff;

	private final Notifications notifications;

	private final BulkForgetting forgetting;

	private final JsonMapper json;

	private final Clock clock;

	BulkWork(JdbcClient jdbc, TransactionOperations transactions, Actions actions, Staff staff,
			Notifications notifications, BulkForgetting forgetting, JsonMapper json, Clock clock) {
		this.jdbc = jdbc;
		this.transactions = transactions;
		this.actions = actions;
		this.staff = staff;
		this.notifications = notifications;
		this.forgetting = forgetting;
		this.json = json;
		this.clock = clock;
	}

	/**
	 * Goes on with it for a while.
	 * @return whether there is more to do
	 */
	boolean work(long id, Instant until) {
		Edit edit = this.jdbc.sql("select agent_id, steps, undoes from bulk_edit where id = ? and state = 'RUNNING'")
			.param(id)
			.query((row, number) -> new Edit(id, row.getLong("agent_id"), steps(row.getString("steps")),
					row.getObject("undoes") != null))
			.optional()
			.orElse(null);
		if (edit == null) {
			return false;
		}
		List<Item> batch = batch(id);
		while (!batch.isEmpty()) {
			for (Item item : batch) {
				if (!this.clock.instant().isBefore(until)) {
					return true;
				}
				if (!next(edit, item)) {
					return false;
				}
			}
			batch = batch(id);
		}
		this.transactions.executeWithoutResult((status) -> {
			if (finish(id, "DONE")) {
				tell(edit);
			}
		});
		return false;
	}

	private void tell(Edit edit) {
		int done = this.jdbc.sql("select count(*) from bulk_edit_ticket where bulk_id = ? and state = 'DONE'")
			.param(edit.id())
			.query(Integer.class)
			.single();
		this.notifications.tell(
				Notice
					.leadingTo(edit.agentId(), NoticeKind.BULK_FINISHED, "bulk:" + edit.id(),
							Actor.agent(edit.agentId()), "/desk/bulks/" + edit.id())
					.with(done + (edit.undo() ? " undone " : " done ") + words(edit)));
	}

	/**
	 * What was done, or taken back, in its agent's language: as it is kept, without what
	 * was forgotten since.
	 */
	private String words(Edit edit) {
		Locale reader = this.staff.agent(edit.agentId()).locale();
		String steps = this.jdbc.sql("""
				select coalesce(u.steps, b.steps) from bulk_edit b left join bulk_edit u on u.id = b.undoes
				where b.id = ?""").param(edit.id()).query(String.class).single();
		String words = steps(steps).stream()
			.map((step) -> this.actions.words(step, reader))
			.collect(Collectors.joining(" · "));
		return words.substring(0,
				words.offsetByCodePoints(0, Math.min(LONGEST, words.codePointCount(0, words.length()))));
	}

	private List<Item> batch(long id) {
		return this.jdbc.sql("""
				select b.position, t.number from bulk_edit_ticket b join ticket t on t.id = b.ticket_id
				where b.bulk_id = ? and b.state = 'WAITING' order by b.position limit ?""")
			.params(id, BATCH)
			.query((row, number) -> new Item(row.getInt("position"), row.getLong("number")))
			.list();
	}

	/** Whether the edit goes on. */
	private boolean next(Edit edit, Item item) {
		for (int tries = 1;; tries++) {
			try {
				return Boolean.TRUE.equals(this.transactions.execute((status) -> attempt(edit, item)));
			}
			catch (Refusal ex) {
				refuse(edit, item, ex.key(), ex.arguments());
				return true;
			}
			catch (TransactionException | DataAccessResourceFailureException ex) {
				// the database is away: not this ticket's fault
				throw ex;
			}
			catch (TransientDataAccessException ex) {
				// someone else worked on the same tickets in another order
				if (tries == TRIES) {
					refuse(edit, item, "bulk.reason.busy");
					return true;
				}
			}
			catch (RuntimeException ex) {
				LOG.error("Bulk edit {} failed at ticket {}", edit.id(), item.number(), ex);
				refuse(edit, item, "bulk.reason.unexpected");
				return true;
			}
		}
	}

	private boolean attempt(Edit edit, Item item) {
		Mark mark = this.jdbc.sql("""
				select b.undo, b.seq from bulk_edit_ticket b
				where b.bulk_id = ? and b.position = ? and b.state = 'WAITING' for update skip locked""")
			.params(edit.id(), item.position())
			.query((row, number) -> new Mark(row.getString("undo"), row.getLong("seq")))
			.optional()
			.orElse(null);
		if (mark == null) {
			// cancelled, or in the hands of another node
			LockSupport.parkNanos(BREATH.toNanos());
			return isRunning(edit.id());
		}
		Agent agent = this.staff.agent(edit.agentId());
		if (!agent.active()) {
			stop(edit.id());
			return false;
		}
		// With the rights the agent has now
		Acting acting = Acting.unseen(new Reader.OfDesk(agent.id(), agent.role()),
				String.format(Locale.ROOT, "bulk-%d-%d", edit.id(), item.position()));
		Deed deed = Because.of("bulk:" + edit.id(),
				() -> edit.undo() ? this.actions.undo(acting, item.number(), steps(mark.undo()), mark.seq())
						: this.actions.apply(acting, item.number(), edit.steps()));
		this.jdbc
			.sql("update bulk_edit_ticket set state = ?, undo = ?::jsonb, seq = ? where bulk_id = ? and position = ?")
			.params(deed.changed() ? "DONE" : "SAME", this.json.writeValueAsString(deed.undo()), deed.seq(), edit.id(),
					item.position())
			.update();
		return true;
	}

	private boolean isRunning(long id) {
		return this.jdbc.sql("select state = 'RUNNING' from bulk_edit where id = ?")
			.param(id)
			.query(Boolean.class)
			.single();
	}

	private void refuse(Edit edit, Item item, String reason, @Nullable Object... arguments) {
		this.jdbc.sql("""
				update bulk_edit_ticket set state = 'REFUSED', reason = ?, arguments = ?::jsonb
				where bulk_id = ? and position = ? and state = 'WAITING'""")
			.params(reason, this.json.writeValueAsString(arguments), edit.id(), item.position())
			.update();
	}

	/** The agent in whose name it is done has left. */
	private void stop(long id) {
		this.jdbc.sql("""
				update bulk_edit_ticket set state = 'REFUSED', reason = 'bulk.reason.agent-left'
				where bulk_id = ? and state = 'WAITING'""").param(id).update();
		finish(id, "STOPPED");
	}

	/** Whether it was not finished before. */
	private boolean finish(long id, String state) {
		boolean finished = this.jdbc.sql("""
				update bulk_edit set state = ?, finished_at = ? where id = ? and state = 'RUNNING'
				and not exists (select 1 from bulk_edit_ticket where bulk_id = ? and state = 'WAITING')""")
			.params(state, BulkEdits.utc(this.clock.instant()), id, id)
			.update() == 1;
		if (finished) {
			this.forgetting.forget(id);
		}
		return finished;
	}

	private List<Step> steps(String stored) {
		return this.json.readValue(stored, Steps.class).list();
	}

	private record Edit(long id, long agentId, List<Step> steps, boolean undo) {
	}

	private record Item(int position, long number) {
	}

	private record Mark(String undo, long seq) {
	}

}
