package dev.frontdesk.events;

import java.time.Instant;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/** What readers could not take, for people to look at. */
@Service
public class ParkedEvents {

	private final List<TicketEventReader> readers;

	private final JdbcClient jdbc;

	private final TransactionOperations transactions;

	ParkedEvents(List<TicketEventReader> readers, JdbcClient jdbc, TransactionOperations transactions) {
		this.readers = readers;
		this.jdbc = jdbc;
		this.transactions = transactions;
	}

	/**
	 * Those beyond one, newest first; of several readers' places in the same event, the
	 * one whose name comes last is first.
	 */
	@Transactional(readOnly = true)
	public List<Parked> before(long eventId, String reader, int most) {
		return this.jdbc.sql("""
				select p.reader, p.event_id, p.error, p.parked_at, e.ticket_id, e.field
				from parked_event p join ticket_event e on e.id = p.event_id
				where (p.event_id, p.reader) < (?, ?) order by p.event_id desc, p.reader desc limit ?""")
			.params(eventId, reader, most)
			.query((row, number) -> new Parked(row.getString("reader"), row.getLong("event_id"),
					row.getLong("ticket_id"), row.getString("field"), row.getString("error"),
					row.getTimestamp("parked_at").toInstant()))
			.list();
	}

	@Transactional(readOnly = true)
	public int count() {
		return this.jdbc.sql("select count(*) from (select 1 from parked_event limit 100) parked")
			.query(Integer.class)
			.single();
	}

	/**
	 * Lets its reader try again; readers are idempotent.
	 * @return whether it could take it now
	 */
	public boolean retry(String reader, long eventId) {
		try {
			return Boolean.TRUE.equals(this.transactions.execute((status) -> take(reader, eventId)));
		}
		catch (RuntimeException ex) {
			this.jdbc.sql("update parked_event set error = ? where reader = ? and event_id = ?")
				.params(ex.toString(), reader, eventId)
				.update();
			return false;
		}
	}

	private boolean take(String reader, long eventId) {
		TicketEventReader known = this.readers.stream()
			.filter((one) -> one.name().equals(reader))
			.findFirst()
			.orElse(null);
		if (known == null) {
			// of a reader that is no more
			return false;
		}
		int parked = this.jdbc.sql("delete from parked_event where reader = ? and event_id = ?")
			.params(reader, eventId)
			.update();
		if (parked == 0) {
			// someone else was quicker
			return true;
		}
		TicketEvent event = this.jdbc.sql("select * from ticket_event where id = ?")
			.param(eventId)
			.query(EventCursors::event)
			.single();
		if (EventCursors.hears(known, event)) {
			known.read(event);
		}
		return true;
	}

	/** Nobody will take it. */
	@Transactional
	public boolean dismiss(String reader, long eventId) {
		return this.jdbc.sql("delete from parked_event where reader = ? and event_id = ?")
			.params(reader, eventId)
			.update() > 0;
	}

	/**
	 * @param error what the reader said; may quote no words of people
	 */
	public record Parked(String reader, long eventId, long ticketId, String field, String error, Instant at) {
	}

}
