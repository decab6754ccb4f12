package dev.frontdesk.rest;

import dev.frontdesk.events.EventDocument;
import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.web.Caller;
import dev.frontdesk.web.Needs;
import dev.frontdesk.web.Page;
import dev.frontdesk.web.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What changed, for programs that ask now and then. */
@RestController
@Tag(name = "Events")
class EventsApi {

	private final EventDocuments documents;

	EventsApi(EventDocuments documents) {
		this.documents = documents;
	}

	@GetMapping("/api/v1/events")
	@Needs(Scope.TICKETS_READ)
	@Operation(summary = "What changed in all tickets, in order",
			description = "after is the next of the answer before; nothing begins at the beginning, latest behind everything "
					+ "there is. next is always there: keep it, and come back with it. An event comes once, and none is passed "
					+ "by; a page may hold fewer than asked for where some are not yours to see. Two that happened to a "
					+ "ticket at one moment may come the later one first: who keeps what became of it goes by seq.")
	EventDocuments.Feed after(@AuthenticationPrincipal SignedInAgent me, Caller caller,
			@RequestParam(required = false) @Nullable String after, @RequestParam(defaultValue = "100") int limit) {
		return this.documents.after(Reader.OfDesk.of(me), caller, after, Page.size(limit));
	}

	@GetMapping("/api/v1/tickets/{number}/events")
	@Needs(Scope.TICKETS_READ)
	@Operation(summary = "The history of a ticket, oldest first")
	Page<EventDocument> of(@AuthenticationPrincipal SignedInAgent me, Caller caller, @PathVariable long number,
			@RequestParam(required = false) @Nullable String cursor, @RequestParam(defaultValue = "100") int limit) {
		return this.documents.of(Reader.OfDesk.of(me), caller, number, cursor, Page.size(limit));
	}

}
