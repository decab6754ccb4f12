package dev.frontdesk.events;

import java.time.Instant;

import dev.frontdesk.audit.Actor;
import org.jspecify.annotations.Nullable;

/**
 * One line of a ticket's history.
 *
 * @param tx the PostgreSQL transaction that wrote it; with {@code id} the order in which
 * readers get it
 * @param cause why, such as {@code rule:7}; empty when the actor simply did it
 * @param field what changed; {@code created}, {@code message} and {@code awaits} are
 * facts without an earlier value
 */
public record TicketEvent(long id, long tx, long ticketId, long seq, Instant at, Actor actor, String cause,
		String field, @Nullable String was, @Nullable String became, boolean imported) {

	Change change() {
		return new Change(this.seq, this.field, this.was, this.became);
	}

	/**
	 * Whether it tells that a note was written: nothing for whoever may not read notes.
	 */
	public boolean isOfNote() {
		return this.field.equals("message") && this.became != null && this.became.startsWith("NOTE");
	}

}
