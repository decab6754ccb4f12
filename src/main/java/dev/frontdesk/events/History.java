package dev.frontdesk.events;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import dev.frontdesk.audit.Actor;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Writes what a ticket noted as events, in the transaction of the change. */
@Component
public class History {

	private final JdbcTemplate jdbc;

	private final ApplicationEventPublisher publisher;

	History(JdbcTemplate jdbc, ApplicationEventPublisher publisher) {
		this.jdbc = jdbc;
		this.publisher = publisher;
	}

	public void write(long ticketId, Actor actor, String cause, List<Change> changes, Instant at, boolean imported) {
		OffsetDateTime when = at.atOffset(ZoneOffset.UTC);
		List<Object[]> rows = new ArrayList<>();
		for (Change change : changes) {
			rows.add(new Object[] { ticketId, change.seq(), when, actor.kind().name(), actor.id(), cause,
					change.field(), change.was(), change.became(), imported });
		}
		this.jdbc.batchUpdate("""
				insert into ticket_event (ticket_id, seq, at, actor_kind, actor_id, cause, field, was, became, imported)
				values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", rows);
		if (!imported) {
			this.publisher.publishEvent(new Written(changes));
		}
	}

	/** Something was written for the readers; after commit they can read it. */
	record Written(List<Change> changes) {

	}

}
