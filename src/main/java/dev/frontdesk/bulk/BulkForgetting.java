package dev.frontdesk.bulk;

import dev.frontdesk.actions.Actions;
import dev.frontdesk.actions.TicketAction;
import dev.frontdesk.tickets.WordsGone;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What bulk edits keep would bring back, or still show, words that were taken away. */
@Component
class BulkForgetting {

	private final Actions actions;

	private final JdbcClient jdbc;

	BulkForgetting(Actions actions, JdbcClient jdbc) {
		this.actions = actions;
		this.jdbc = jdbc;
	}

	/** The way back. */
	@EventListener
	@Transactional
	public void forget(WordsGone words) {
		this.jdbc.sql("update bulk_edit_ticket set undo = '[]' where ticket_id = any(?) and undo <> '[]'")
			.param(words.ticketIds().toArray(Long[]::new))
			.update();
	}

	/**
	 * What was written to all of them, once it is: it stands in the tickets, where it can
	 * be taken away, and is needed here no more.
	 */
	void forget(long id) {
		this.jdbc
			.sql("""
					update bulk_edit set steps = (select coalesce(jsonb_agg(case when s.step ->> 'action' = any(:plain) then s.step
						else jsonb_set(s.step, '{value}', '""') end order by s.place), '[]')
						from jsonb_array_elements(steps) with ordinality s (step, place))
					where id = :id""")
			.param("plain",
					this.actions.all()
						.stream()
						.filter((action) -> !action.ownWords())
						.map(TicketAction::key)
						.toArray(String[]::new))
			.param("id", id)
			.update();
	}

}
