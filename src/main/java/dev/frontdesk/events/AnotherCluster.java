package dev.frontdesk.events;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes a history along that was written in another database cluster. Transaction ids
 * count anew in each cluster: after a dump was restored, everything new would lie before
 * what the readers have read, and they would sleep for ever.
 */
@Component
class AnotherCluster {

	private static final Logger log = LoggerFactory.getLogger(AnotherCluster.class);

	private final JdbcClient jdbc;

	AnotherCluster(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Puts all that was written before this cluster at its beginning, in the order of
	 * ids, and each reader behind what it has read.
	 */
	@Transactional
	void settle() {
		if (!isForeign()) {
			return;
		}
		this.jdbc.sql("lock table event_cursor in share row exclusive mode").update();
		if (!isForeign()) {
			// another node was quicker
			return;
		}
		log.warn("The history of this database was written in another cluster. "
				+ "Putting its events in this one's order; with millions of them this takes minutes.");
		this.jdbc.sql("""
				update event_cursor c set tx = '1', id = coalesce(
					(select min(e.id) - 1 from ticket_event e where (e.tx, e.id) > (c.tx, c.id)),
					(select max(e.id) from ticket_event e), 0)""").update();
		int events = this.jdbc.sql("update ticket_event set tx = '1' where tx <> '1'").update();
		log.warn("Put {} events in order.", events);
	}

	/** No transaction of this cluster can have such an id yet. */
	private boolean isForeign() {
		return this.jdbc.sql("""
				select exists (select 1 from event_cursor where tx >= pg_snapshot_xmax(pg_current_snapshot()))
					or coalesce((select tx >= pg_snapshot_xmax(pg_current_snapshot()) from ticket_event
						order by tx desc, id desc limit 1), false)""").query(Boolean.class).single();
	}

}
