package dev.frontdesk.bulk;

import dev.frontdesk.tickets.WordsGone;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The way back of a bulk edit would bring back words that were taken away. */
@Component
class BulkForgetting {

	private final JdbcClient jdbc;

	BulkForgetting(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@EventListener
	@Transactional
	public void forget(WordsGone words) {
		this.jdbc.sql("update bulk_edit_ticket set undo = '[]' where ticket_id = any(?) and undo <> '[]'")
			.param(words.ticketIds().toArray(Long[]::new))
			.update();
	}

}
