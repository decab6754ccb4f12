package dev.frontdesk.rest;

import java.net.URI;
import java.util.Locale;

import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.web.Caller;
import dev.frontdesk.web.Needs;
import dev.frontdesk.web.Page;
import dev.frontdesk.web.Scope;
import dev.frontdesk.web.Version;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tickets, for programs. */
@RestController
@RequestMapping("/api/v1/tickets")
@Tag(name = "Tickets")
class TicketsApi {

	private final TicketDeeds deeds;

	private final TicketLists lists;

	private final TicketDocuments documents;

	private final Version version;

	TicketsApi(TicketDeeds deeds, TicketLists lists, TicketDocuments documents, Version version) {
		this.deeds = deeds;
		this.lists = lists;
		this.documents = documents;
		this.version = version;
	}

	@GetMapping
	@Needs(Scope.TICKETS_READ)
	@Operation(summary = "List tickets: of a view, by a filter, or found by words",
			description = "At most one of view (a key of /api/v1/views), filter (a condition as JSON, as views have them) "
					+ "and q (what one would type into the desk’s search; needs notes:read as well, because it reads them). "
					+ "Without any: everything that is neither in spam nor in trash nor merged, newest first.")
	Page<TicketDocument> list(@AuthenticationPrincipal SignedInAgent me, Caller caller,
			@RequestParam(required = false) @Nullable String view,
			@RequestParam(required = false) @Nullable String filter, @RequestParam(required = false) @Nullable String q,
			@RequestParam(required = false) @Nullable String order,
			@RequestParam(required = false) @Nullable String cursor, @RequestParam(defaultValue = "50") int limit,
			Locale locale) {
		return this.lists.page(Reader.OfDesk.of(me), caller,
				new TicketLists.Asked(view, filter, q, order, cursor, Page.size(limit)), locale);
	}

	@PostMapping
	@Needs(Scope.TICKETS_WRITE)
	@Operation(summary = "Create a ticket for a customer, with its first message")
	ResponseEntity<TicketDocument> open(@AuthenticationPrincipal SignedInAgent me, @RequestBody NewTicketBody body,
			Locale locale) {
		TicketDocument ticket = this.deeds.open(Reader.OfDesk.of(me), body, locale);
		return ResponseEntity.created(URI.create(ticket.url())).eTag(tag(ticket)).body(ticket);
	}

	@GetMapping("/{number}")
	@Needs(Scope.TICKETS_READ)
	@Operation(summary = "Read a ticket")
	ResponseEntity<TicketDocument> read(@AuthenticationPrincipal SignedInAgent me, @PathVariable long number,
			Locale locale) {
		TicketDocument ticket = this.documents.one(Reader.OfDesk.of(me), number, locale);
		return this.version.tell(ticket.seq(), ticket);
	}

	@PatchMapping("/{number}")
	@Needs(Scope.TICKETS_WRITE)
	@Operation(summary = "Change a ticket: all of what is given, or nothing",
			description = "With If-Match only while it is what you have read; otherwise 412.")
	ResponseEntity<TicketDocument> change(@AuthenticationPrincipal SignedInAgent me, @PathVariable long number,
			@RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
			@RequestBody TicketPatch patch, Locale locale) {
		Reader.OfDesk reader = Reader.OfDesk.of(me);
		this.deeds.change(reader, number, patch, ifMatch);
		TicketDocument ticket = this.documents.one(reader, number, locale);
		return ResponseEntity.ok().eTag(tag(ticket)).body(ticket);
	}

	private String tag(TicketDocument ticket) {
		return this.version.tag(ticket.seq(), ticket);
	}

}
