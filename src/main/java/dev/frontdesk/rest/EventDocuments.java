package dev.frontdesk.rest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.frontdesk.events.EventDocument;
import dev.frontdesk.events.EventStream;
import dev.frontdesk.events.TicketEvent;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.Tickets;
import dev.frontdesk.web.Caller;
import dev.frontdesk.web.Cursors;
import dev.frontdesk.web.Fault;
import dev.frontdesk.web.InvalidRequest;
import dev.frontdesk.web.Page;
import dev.frontdesk.web.Refusal;
import dev.frontdesk.web.Scope;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells events of tickets that the reader may see; what notes did, only with the scope.
 */
@Component
class EventDocuments {

	private static final String FEED = "events";

	private final EventStream stream;

	private final Tickets tickets;

	private final Cursors cursors;

	private final JdbcClient jdbc;

	EventDocuments(EventStream stream, Tickets tickets, Cursors cursors, JdbcClient jdbc) {
		this.stream = stream;
		this.tickets = tickets;
		this.cursors = cursors;
		this.jdbc = jdbc;
	}

	Feed after(Reader.OfDesk reader, Caller caller, @Nullable String after, int size) {
		if ("latest".equals(after)) {
			return new Feed(List.of(), seal(this.stream.end()), false);
		}
		EventStream.Place place = (after != null) ? open(after) : EventStream.Place.BEGINNING;
		List<TicketEvent> found = this.stream.after(place, size + 1);
		boolean more = found.size() > size;
		List<TicketEvent> read = more ? found.subList(0, size) : found;
		EventStream.Place next = read.isEmpty() ? place : EventStream.Place.of(read.getLast());
		Map<Long, Long> seen = numbers(reader, read);
		List<EventDocument> items = read.stream()
			.filter((event) -> seen.containsKey(event.ticketId()) && mayRead(caller, event))
			.map((event) -> EventDocument.of(event, seen.getOrDefault(event.ticketId(), 0L)))
			.toList();
		return new Feed(items, seal(next), more);
	}

	Page<EventDocument> of(Reader.OfDesk reader, Caller caller, long number, @Nullable String cursor, int size) {
		long ticket = this.tickets.byNumber(reader, number).id();
		String list = "history " + ticket;
		List<String> place = (cursor != null) ? this.cursors.open(list, cursor) : List.of("0", "0");
		List<TicketEvent> found = this.stream.of(ticket, Long.parseLong(place.get(0)), Long.parseLong(place.get(1)),
				size + 1);
		boolean more = found.size() > size;
		List<TicketEvent> shown = more ? found.subList(0, size) : found;
		List<EventDocument> items = new ArrayList<>();
		shown.stream()
			.filter((event) -> mayRead(caller, event))
			.forEach((event) -> items.add(EventDocument.of(event, number)));
		return new Page<>(items, more ? this.cursors.seal(list, shown.getLast().seq(), shown.getLast().id()) : null);
	}

	private Map<Long, Long> numbers(Reader.OfDesk reader, List<TicketEvent> events) {
		Map<Long, Long> numbers = new HashMap<>();
		this.jdbc.sql("select t.id, t.number from ticket t where t.id = any(:ids::bigint[]) and " + reader.sees().sql())
			.params(reader.sees().parameters())
			.param("ids", events.stream().map(TicketEvent::ticketId).distinct().toArray(Long[]::new))
			.query((row) -> {
				numbers.put(row.getLong("id"), row.getLong("number"));
			});
		return numbers;
	}

	private static boolean mayRead(Caller caller, TicketEvent event) {
		return !event.isOfNote() || caller.may(Scope.NOTES_READ);
	}

	private String seal(EventStream.Place place) {
		return this.cursors.seal(FEED, place.tx(), place.id());
	}

	private EventStream.Place open(String after) {
		try {
			List<String> place = this.cursors.open(FEED, after);
			return new EventStream.Place(Long.parseLong(place.get(0)), Long.parseLong(place.get(1)));
		}
		catch (Refusal ex) {
			throw InvalidRequest.of(Fault.parameter("after"), "web.cursor.invalid");
		}
	}

	/**
	 * What changed.
	 *
	 * @param next where to go on from, always
	 * @param more whether there is more right now
	 */
	record Feed(List<EventDocument> items, String next, boolean more) {
	}

}
