package dev.frontdesk.views;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import dev.frontdesk.tickets.TicketChanged;
import dev.frontdesk.tickets.TicketSeen;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * How many tickets lie where, by team and agent, for all readers at once: each adds up
 * what they see. Where counting takes no time it is done each time; else once for
 * everybody, after a change at most a twentieth of the time, and every two seconds, since
 * other nodes change tickets, too. Nobody waits for it while something lately counted can
 * be told: whoever is told so asks again.
 */
@Component
class Tally {

	/**
	 * So many of the solved and of each shelf are counted by team; more than a thousand
	 * are not told apart anyway.
	 */
	static final int FAR = 3 * Views.COUNTED;

	/** Rows of {@link Group}s, of everything. */
	static final String SQL = """
			select 'work' as kind, '' as key, '' as name, t.team_id as team, t.assignee_id as agent,
				t.status = 'PENDING' as pending, t.due_at < '9999-12-31 00:00:00+00' as due, %s as asleep,
				count(*) as total, count(*) filter (where t.customer_message_seq > t.desk_seen_seq) as unread
			from ticket t where %s group by t.team_id, t.assignee_id, 6, 7, 8
			union all select 'solved', '', '', team_id, assignee_id, false, false, false, count(*), 0
				from (select t.team_id, t.assignee_id from ticket t where %s limit %s) s group by 4, 5
			union all select 'spam', '', '', team_id, assignee_id, false, false, false, count(*), 0
				from (select t.team_id, t.assignee_id from ticket t where %s limit %4$s) s group by 4, 5
			union all select 'trash', '', '', team_id, assignee_id, false, false, false, count(*), 0
				from (select t.team_id, t.assignee_id from ticket t where %s limit %4$s) s group by 4, 5""".formatted(
			BuiltIn.ASLEEP, BuiltIn.UNSOLVED, BuiltIn.SOLVED.condition(), FAR, BuiltIn.SPAM.condition(),
			BuiltIn.TRASH.condition());

	private static final Logger LOG = LoggerFactory.getLogger(Tally.class);

	private static final long NOTHING = 2_000_000;

	private static final Duration SOLVED_LATELY = Duration.ofDays(7);

	private static final long LATEST = 2_000_000_000;

	/** What is older than this is not told any more. */
	private static final long LATELY = 10_000_000_000L;

	private static final int SHARE = 20;

	/** How long others wait for the very first count. */
	private static final long PATIENCE = 5_000_000_000L;

	private final AtomicLong changes = new AtomicLong();

	/** One counts for all, once counting takes time. */
	private final Semaphore counter = new Semaphore(1);

	private final Supplier<List<Group>> all;

	private final Executor aside;

	private final LongSupplier nanos;

	private volatile @Nullable Known known;

	@Autowired
	Tally(JdbcClient jdbc, Clock clock, @Qualifier("applicationTaskExecutor") Executor aside) {
		this(() -> read(jdbc, clock.instant()), aside, System::nanoTime);
	}

	/**
	 * @param all what lies where
	 * @param aside where counting keeps nobody waiting
	 */
	Tally(Supplier<List<Group>> all, Executor aside, LongSupplier nanos) {
		this.all = all;
		this.aside = aside;
		this.nanos = nanos;
	}

	private static List<Group> read(JdbcClient jdbc, Instant now) {
		return jdbc.sql(SQL).params(parameters(now)).query((row, number) -> Group.of(row)).list();
	}

	/** Those of {@link #SQL}. */
	static Map<String, Object> parameters(Instant now) {
		return Map.of("now", now.atOffset(ZoneOffset.UTC), "lately", now.minus(SOLVED_LATELY).atOffset(ZoneOffset.UTC));
	}

	@TransactionalEventListener(fallbackExecution = true)
	void changed(TicketChanged event) {
		this.changes.incrementAndGet();
	}

	@TransactionalEventListener(fallbackExecution = true)
	void seen(TicketSeen event) {
		this.changes.incrementAndGet();
	}

	/**
	 * What was counted last, while it may be told; where it is old, it is counted aside,
	 * and where nothing is known that is worth telling, the reader counts.
	 */
	Turn turn() {
		Known last = this.known;
		if (last == null) {
			return first();
		}
		if (last.cost() < NOTHING) {
			return new Turn(null, false);
		}
		if (isFresh(last) || !this.counter.tryAcquire()) {
			return new Turn(last, false);
		}
		if (this.nanos.getAsLong() - last.at() >= LATELY) {
			return new Turn(null, true);
		}
		countAside();
		return new Turn(last, false);
	}

	private void countAside() {
		try {
			this.aside.execute(() -> {
				try (Turn turn = new Turn(null, true)) {
					this.all.get().forEach(turn::add);
					turn.groups();
				}
				catch (RuntimeException ex) {
					LOG.warn("What lies where could not be counted", ex);
				}
			});
		}
		catch (RejectedExecutionException ex) {
			this.counter.release();
		}
	}

	// Nothing is known yet: the others wait for whoever was first
	private Turn first() {
		boolean mine = false;
		try {
			mine = this.counter.tryAcquire(PATIENCE, TimeUnit.NANOSECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		Known meanwhile = this.known;
		if (mine && meanwhile != null && isFresh(meanwhile)) {
			this.counter.release();
			return new Turn(meanwhile, false);
		}
		return new Turn(null, mine);
	}

	private boolean isFresh(Known known) {
		return !known.isOld(this.changes.get(), this.nanos.getAsLong());
	}

	/**
	 * One reader's turn: to be told, or to count. What changes while they count makes it
	 * old.
	 */
	final class Turn implements AutoCloseable {

		private final @Nullable Known told;

		private final boolean alone;

		private final long before = Tally.this.changes.get();

		private final long began = Tally.this.nanos.getAsLong();

		private final List<Group> groups = new ArrayList<>();

		private Turn(@Nullable Known told, boolean alone) {
			this.told = told;
			this.alone = alone;
		}

		boolean counts() {
			return this.told == null;
		}

		/** Whether something changed since what is told was counted. */
		boolean isLate() {
			return this.told != null && this.told.changes() != this.before;
		}

		void add(Group group) {
			this.groups.add(group);
		}

		/** What lies where, after all that was counted was added. */
		List<Group> groups() {
			if (this.told != null) {
				return this.told.groups();
			}
			long now = Tally.this.nanos.getAsLong();
			List<Group> counted = List.copyOf(this.groups);
			Tally.this.known = new Known(counted, this.before, now, now - this.began);
			return counted;
		}

		@Override
		public void close() {
			if (this.alone) {
				Tally.this.counter.release();
			}
		}

	}

	/**
	 * Tickets that lie in one place.
	 *
	 * @param list work, solved, spam or trash
	 * @param team null for none
	 * @param agent null for nobody
	 */
	record Group(String list, @Nullable Long team, @Nullable Long agent, boolean pending, boolean due, boolean asleep,
			long total, long unread) {

		static Group of(ResultSet row) throws SQLException {
			return new Group(row.getString("kind"), row.getObject("team", Long.class),
					row.getObject("agent", Long.class), row.getBoolean("pending"), row.getBoolean("due"),
					row.getBoolean("asleep"), row.getLong("total"), row.getLong("unread"));
		}

		boolean awake() {
			return this.list.equals("work") && !this.asleep;
		}

	}

	private record Known(List<Group> groups, long changes, long at, long cost) {

		boolean isOld(long changesNow, long now) {
			long age = now - this.at;
			return this.cost < NOTHING || age >= LATEST || (this.changes != changesNow && age >= this.cost * SHARE);
		}

	}

}
