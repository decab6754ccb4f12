package dev.frontdesk.views;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import dev.frontdesk.tickets.TicketChanged;
import dev.frontdesk.tickets.TicketSeen;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * How many tickets lie where, by team and agent, for all readers at once: each adds up
 * what they see. Where counting takes no time it is done each time; else once for
 * everybody, after a change at most a twentieth of the time, and every two seconds, since
 * other nodes change tickets, too.
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

	private static final long NOTHING = 2_000_000;

	private static final long LATEST = 2_000_000_000;

	private static final int SHARE = 20;

	private final AtomicLong changes = new AtomicLong();

	private volatile @Nullable Known known;

	@TransactionalEventListener(fallbackExecution = true)
	void changed(TicketChanged event) {
		this.changes.incrementAndGet();
	}

	@TransactionalEventListener(fallbackExecution = true)
	void seen(TicketSeen event) {
		this.changes.incrementAndGet();
	}

	/** What was counted last, while it may be told; null when it is to be counted. */
	@Nullable List<Group> told() {
		Known last = this.known;
		return (last != null && !last.isOld(this.changes.get(), System.nanoTime())) ? last.groups() : null;
	}

	/** Begins to count. */
	Counting begin() {
		return new Counting(this.changes.get(), System.nanoTime());
	}

	/** One count under way: what changes meanwhile makes it old. */
	final class Counting {

		private final long before;

		private final long began;

		private final List<Group> groups = new ArrayList<>();

		private Counting(long before, long began) {
			this.before = before;
			this.began = began;
		}

		void add(Group group) {
			this.groups.add(group);
		}

		List<Group> end() {
			long now = System.nanoTime();
			List<Group> counted = List.copyOf(this.groups);
			Tally.this.known = new Known(counted, this.before, now, now - this.began);
			return counted;
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
