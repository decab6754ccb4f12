package dev.frontdesk.events;

import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The history of all tickets for whoever comes and asks what is new, and keeps their own
 * place. In the order in which readers get it, below the oldest running transaction: what
 * commits late is never passed by.
 */
@Service
@Transactional(readOnly = true)
public class EventStream {

	private final JdbcClient jdbc;

	EventStream(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * What came after a place, oldest first. The place is the event's, wherever that has
	 * been moved since, see {@link AnotherCluster}.
	 */
	public List<TicketEvent> after(Place place, int most) {
		return this.jdbc.sql("""
				select e.* from ticket_event e
				where (e.tx, e.id) > (coalesce((select p.tx from ticket_event p where p.id = ?), ?::text::xid8), ?)
				and e.tx < pg_snapshot_xmin(pg_current_snapshot())
				order by e.tx, e.id limit ?""")
			.params(place.id(), Long.toString(place.tx()), place.id(), most)
			.query(EventCursors::event)
			.list();
	}

	/** The history of one ticket behind a place in it, oldest first. */
	public List<TicketEvent> of(long ticketId, long seq, long id, int most) {
		return this.jdbc.sql("""
				select e.* from ticket_event e where e.ticket_id = ? and (e.seq, e.id) > (?, ?)
				order by e.seq, e.id limit ?""").params(ticketId, seq, id, most).query(EventCursors::event).list();
	}

	/** One event, while it is there. */
	public Optional<TicketEvent> byId(long id) {
		return this.jdbc.sql("select e.* from ticket_event e where e.id = ?")
			.param(id)
			.query(EventCursors::event)
			.optional();
	}

	/** Behind everything that can be read now. */
	public Place end() {
		return this.jdbc.sql("""
				select e.tx, e.id from ticket_event e where e.tx < pg_snapshot_xmin(pg_current_snapshot())
				order by e.tx desc, e.id desc limit 1""")
			.query((row, number) -> new Place(Long.parseLong(row.getString("tx")), row.getLong("id")))
			.optional()
			.orElse(Place.BEGINNING);
	}

	/** A place in the order of all events. */
	public record Place(long tx, long id) {

		public static final Place BEGINNING = new Place(0, 0);

		public static Place of(TicketEvent event) {
			return new Place(event.tx(), event.id());
		}

	}

}
