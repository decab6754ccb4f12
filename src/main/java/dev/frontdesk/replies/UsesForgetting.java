package dev.frontdesk.replies;

import dev.frontdesk.tickets.WordsGone;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The way back of a macro would bring back words that were taken away. */
@Component
class UsesForgetting {

	private final JdbcClient jdbc;

	UsesForgetting(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@EventListener
	@Transactional
	public void forget(WordsGone words) {
		this.jdbc.sql("update reply_use set undo = '[]' where ticket_id = any(?) and undo <> '[]'")
			.param(words.ticketIds().toArray(Long[]::new))
			.update();
	}

}
