package dev.frontdesk.views;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import dev.frontdesk.filters.InvalidFilter;
import dev.frontdesk.filters.TicketFilter;
import dev.frontdesk.staff.Role;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.TicketChanged;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * How much saved views hold: counted apart from the page, as long as a moment allows, the
 * longest unknown first, and again once a ticket has changed or time has passed. What
 * costs much is counted less often.
 */
@Component
class SavedCounts {

	private static final Duration BUDGET = Duration.ofMillis(400);

	private static final Duration SOONEST = Duration.ofSeconds(3);

	/** Filters speak of time, and other nodes change tickets, too. */
	private static final Duration LATEST = Duration.ofSeconds(60);

	/** Of all the time a view's counts may take this part. */
	private static final int SHARE = 50;

	private static final int MOST = 20_000;

	private final Map<Key, Known> known = new ConcurrentHashMap<>();

	private final AtomicLong changes = new AtomicLong();

	private final Conditions conditions;

	private final Clock clock;

	SavedCounts(Conditions conditions, Clock clock) {
		this.conditions = conditions;
		this.clock = clock;
	}

	@TransactionalEventListener(fallbackExecution = true)
	void changed(TicketChanged event) {
		this.changes.incrementAndGet();
	}

	/** What was counted last; null when nothing was. */
	@Nullable Long known(Reader.OfDesk reader, View view) {
		Known known = this.known.get(key(reader, view));
		return (known != null) ? known.total() : null;
	}

	/** Counts what is not known or not true any more, as far as the moment allows. */
	@Transactional(readOnly = true, noRollbackFor = InvalidFilter.class)
	public Counted count(Reader.OfDesk reader, List<View> views) {
		Instant begin = this.clock.instant();
		long spent = 0;
		boolean more = false;
		Map<String, Long> totals = new LinkedHashMap<>();
		for (View view : views) {
			Key key = key(reader, view);
			Known before = this.known.get(key);
			if (before == null || before.isOld(this.changes.get(), begin)) {
				if (spent > BUDGET.toNanos()) {
					more = true;
				}
				else {
					long started = System.nanoTime();
					before = counted(reader, view, started);
					spent += System.nanoTime() - started;
					keep(key, before);
				}
			}
			if (before != null) {
				totals.put(view.key(), before.total());
			}
		}
		return new Counted(totals, more);
	}

	private Known counted(Reader.OfDesk reader, View view, long started) {
		long changes = this.changes.get();
		View.Saved saved = view.saved();
		long total;
		try {
			total = (saved == null) ? 0 : this.conditions
				.count(this.conditions.of(this.conditions.read(saved.filter()), reader, "n"), reader);
		}
		catch (InvalidFilter ex) {
			total = 0;
		}
		return new Known(total, changes, this.clock.instant(), Duration.ofNanos(System.nanoTime() - started));
	}

	private void keep(Key key, Known counted) {
		if (this.known.size() >= MOST) {
			this.known.clear();
		}
		this.known.put(key, counted);
	}

	/**
	 * Leads see everything, so that what does not ask for "me" is the same for all of
	 * them.
	 */
	private Key key(Reader.OfDesk reader, View view) {
		View.Saved saved = view.saved();
		boolean same = reader.role() != Role.AGENT && saved != null
				&& !saved.filter().contains('"' + TicketFilter.ME + '"');
		return new Key(view.key(), (saved != null) ? saved.version() : 0, same ? 0 : reader.agentId());
	}

	/**
	 * What is known now.
	 *
	 * @param more whether some had to wait
	 */
	record Counted(Map<String, Long> totals, boolean more) {
	}

	private record Key(String view, int version, long agent) {
	}

	private record Known(long total, long changes, Instant at, Duration cost) {

		boolean isOld(long changesNow, Instant now) {
			Duration age = Duration.between(this.at, now);
			Duration pause = this.cost.multipliedBy(SHARE);
			Duration soonest = (pause.compareTo(SOONEST) > 0) ? pause : SOONEST;
			return age.compareTo(soonest) >= 0 && (this.changes != changesNow || age.compareTo(LATEST) >= 0);
		}

	}

}
