package dev.frontdesk.events;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

import dev.frontdesk.audit.Actor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Where each reader stands in the history. Global ids commit out of order, so the order
 * is (transaction id, id), read only below the oldest transaction still running: nothing
 * that commits late is passed by.
 */
@Component
class EventCursors {

	private static final Logger log = LoggerFactory.getLogger(EventCursors.class);

	private static final int BATCH = 100;

	private final JdbcClient jdbc;

	private final TransactionTemplate transaction;

	private final Clock clock;

	EventCursors(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
		this.jdbc = jdbc;
		this.transaction = new TransactionTemplate(transactions);
		this.clock = clock;
	}

	/**
	 * A new reader begins with what happens from now on. What another node has under way
	 * is older, and still to come.
	 */
	void place(String reader) {
		this.jdbc.sql("""
				insert into event_cursor (reader, tx, id)
				select ?, coalesce(max(tx), '0'::xid8), coalesce(max(id), 0) from (
					select tx, id from ticket_event where tx < pg_snapshot_xmin(pg_current_snapshot())
					order by tx desc, id desc limit 1) newest
				on conflict do nothing""").param(reader).update();
	}

	/** Whether something was written that this reader has not read. */
	boolean isBehind(String reader) {
		// In order, or the planner hopes to meet one soon and walks through every event
		// of the past
		return this.jdbc.sql("""
				select exists (select 1 from event_cursor c cross join lateral (
					select 1 from ticket_event e where (e.tx, e.id) > (c.tx, c.id)
					order by e.tx, e.id limit 1) newer where c.reader = ?)""")
			.param(reader)
			.query(Boolean.class)
			.single();
	}

	/**
	 * Reads the next batch, all of it in one transaction with the move of the cursor.
	 * When one event fails, reads one by one and parks the one that fails alone.
	 */
	Left readOn(TicketEventReader reader) {
		try {
			return read(reader, BATCH, (id) -> {
			});
		}
		catch (RuntimeException | StackOverflowError | LinkageError ex) {
			log.warn("Reader {} failed on a batch and goes on one by one: {}", reader.name(), ex.toString());
			return readSingly(reader);
		}
	}

	private Left readSingly(TicketEventReader reader) {
		Left left = Left.MORE;
		for (int i = 0; i < BATCH && left == Left.MORE; i++) {
			AtomicLong tried = new AtomicLong();
			try {
				left = read(reader, 1, tried::set);
			}
			catch (TransientDataAccessException | RecoverableDataAccessException | CannotCreateTransactionException
					| NonTransientDataAccessResourceException ex) {
				// Not the event's fault: the pump tries again
				throw ex;
			}
			catch (RuntimeException | StackOverflowError | LinkageError ex) {
				park(reader, tried.get(), ex);
			}
		}
		return left;
	}

	private Left read(TicketEventReader reader, int most, LongConsumer tries) {
		return Objects.requireNonNull(this.transaction.execute((status) -> {
			Optional<List<Next>> next = next(reader.name(), most);
			if (next.isEmpty()) {
				return Left.LATER;
			}
			List<TicketEvent> readable = next.get().stream().takeWhile(Next::readable).map(Next::event).toList();
			List<TicketEvent> batch = together(reader, readable);
			if (!batch.isEmpty()) {
				tries.accept(batch.getLast().id());
				tell(reader, batch);
				move(reader.name(), batch.getLast());
			}
			if (batch.size() < readable.size() || batch.size() == most) {
				return Left.MORE;
			}
			return isAwaited(reader, next.get().subList(readable.size(), next.get().size())) ? Left.LATER
					: Left.NOTHING;
		}));
	}

	private static List<TicketEvent> together(TicketEventReader reader, List<TicketEvent> events) {
		int last = 0;
		while (last < events.size() && !(hears(reader, events.get(last)) && reader.locksTicketOf(events.get(last)))) {
			last++;
		}
		return events.subList(0, Math.min(last + 1, events.size()));
	}

	// What nobody hears need not be waited for
	private static boolean isAwaited(TicketEventReader reader, List<Next> unreadable) {
		return unreadable.size() == BATCH || unreadable.stream().anyMatch((one) -> hears(reader, one.event()));
	}

	private static void tell(TicketEventReader reader, List<TicketEvent> events) {
		List<TicketEvent> heard = events.stream().filter((event) -> hears(reader, event)).toList();
		if (!heard.isEmpty()) {
			reader.readAll(heard);
		}
	}

	static boolean hears(TicketEventReader reader, TicketEvent event) {
		return !event.imported() && reader.hears(event.change());
	}

	// Unless another node has read it meanwhile
	private void park(TicketEventReader reader, long tried, Throwable failure) {
		this.transaction.executeWithoutResult((status) -> {
			Optional<TicketEvent> poisoned = next(reader.name(), 1).stream()
				.flatMap(List::stream)
				.filter(Next::readable)
				.map(Next::event)
				.filter((event) -> event.id() == tried)
				.findFirst();
			poisoned.ifPresent((event) -> {
				this.jdbc.sql("""
						insert into parked_event (reader, event_id, error, parked_at) values (?, ?, ?, ?)
						on conflict do nothing""")
					.params(reader.name(), event.id(), failure.toString(), now())
					.update();
				move(reader.name(), event);
				log.error("Reader {} could not take event {} and parked it", reader.name(), event.id(), failure);
			});
		});
	}

	/**
	 * What comes next, with the cursor locked; empty where another node has it. A cursor
	 * whose move is lost in a crash is lost together with what was done before it, and
	 * both are done again: no need to wait for the disk.
	 */
	private Optional<List<Next>> next(String reader, int most) {
		// A limit that is a parameter is planned anew each time
		List<Optional<Next>> rows = this.jdbc.sql("""
				with c as (
					select tx, id, set_config('synchronous_commit', 'off', true) from event_cursor
					where reader = ? for update skip locked)
				select e.*, e.tx < pg_snapshot_xmin(pg_current_snapshot()) as readable from c left join lateral (
					select e.* from ticket_event e where (e.tx, e.id) > (c.tx, c.id)
					order by e.tx, e.id limit %d) e on true
				order by e.tx, e.id""".formatted(most)).param(reader).query(EventCursors::next).list();
		return rows.isEmpty() ? Optional.empty() : Optional.of(rows.stream().flatMap(Optional::stream).toList());
	}

	private static Optional<Next> next(ResultSet row, int number) throws SQLException {
		boolean readable = row.getBoolean("readable");
		return row.wasNull() ? Optional.empty() : Optional.of(new Next(event(row, number), readable));
	}

	private void move(String reader, TicketEvent last) {
		this.jdbc.sql("update event_cursor set tx = ?::text::xid8, id = ? where reader = ?")
			.params(Long.toString(last.tx()), last.id(), reader)
			.update();
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

	/** What is left to read. */
	enum Left {

		NOTHING,

		/** What is written and cannot be read yet, or another node reads. */
		LATER, MORE

	}

	/**
	 * @param readable whether every transaction older than the event's has ended
	 */
	private record Next(TicketEvent event, boolean readable) {
	}

	static TicketEvent event(ResultSet row, int number) throws SQLException {
		long actorId = row.getLong("actor_id");
		Actor actor = new Actor(Actor.Kind.valueOf(row.getString("actor_kind")), row.wasNull() ? null : actorId);
		return new TicketEvent(row.getLong("id"), Long.parseLong(row.getString("tx")), row.getLong("ticket_id"),
				row.getLong("seq"), row.getObject("at", OffsetDateTime.class).toInstant(), actor,
				row.getString("cause"), row.getString("field"), row.getString("was"), row.getString("became"),
				row.getBoolean("imported"));
	}

}
