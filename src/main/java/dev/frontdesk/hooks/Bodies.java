package dev.frontdesk.hooks;

import java.time.Instant;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.events.EventDocument;
import dev.frontdesk.events.EventStream;
import dev.frontdesk.events.TicketEvent;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What is sent: the event as the feed of the API tells it. Written anew each time, and
 * kept nowhere else: what is erased from the history is told no more.
 */
@Component
class Bodies {

	private static final String TEST = "test";

	private final EventStream stream;

	private final JdbcClient jdbc;

	private final JsonMapper json;

	Bodies(EventStream stream, JdbcClient jdbc, JsonMapper json) {
		this.stream = stream;
		this.jdbc = jdbc;
		this.json = json;
	}

	/**
	 * @param eventId null for a test
	 * @param at when the test was asked for
	 */
	String of(@Nullable Long eventId, Instant at) {
		EventDocument document = (eventId != null) ? told(eventId)
				: new EventDocument(0, at, 0, 0, TEST, null, null, EventDocument.Actor.of(Actor.SYSTEM), "", false);
		return this.json.writeValueAsString(document);
	}

	private EventDocument told(long eventId) {
		TicketEvent event = this.stream.byId(eventId).orElseThrow();
		long number = this.jdbc.sql("select number from ticket where id = ?")
			.param(event.ticketId())
			.query(Long.class)
			.single();
		return EventDocument.of(event, number);
	}

}
