package dev.frontdesk.rest;

import java.net.URI;
import java.util.List;
import java.util.Locale;

import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.tickets.Link;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.Tickets;
import dev.frontdesk.web.ApiBody;
import dev.frontdesk.web.Fault;
import dev.frontdesk.web.InvalidRequest;
import dev.frontdesk.web.Needs;
import dev.frontdesk.web.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Merge, split, link and follow up, for programs. */
@RestController
@RequestMapping("/api/v1/tickets/{number}")
@Tag(name = "Tickets")
class FamilyApi {

	private final Tickets tickets;

	private final TicketDocuments documents;

	private final MessageDocuments messages;

	FamilyApi(Tickets tickets, TicketDocuments documents, MessageDocuments messages) {
		this.tickets = tickets;
		this.documents = documents;
		this.messages = messages;
	}

	@PostMapping("/merge")
	@Needs(Scope.TICKETS_WRITE)
	@Operation(summary = "Merge a ticket into another, which is told")
	ResponseEntity<TicketDocument> merge(@AuthenticationPrincipal SignedInAgent me, @PathVariable long number,
			@RequestBody Into body, Locale locale) {
		Reader.OfDesk by = Reader.OfDesk.of(me);
		this.tickets.byNumber(by, number);
		long into = Given.present("into", body.into());
		Fault.pointer("into").in(() -> this.tickets.merge(by, number, into));
		TicketDocument ticket = this.documents.one(by, into, locale);
		return ResponseEntity.ok().header(HttpHeaders.CONTENT_LOCATION, ticket.url()).body(ticket);
	}

	@DeleteMapping("/merge")
	@Needs(Scope.TICKETS_WRITE)
	@Operation(summary = "Undo a merge")
	TicketDocument unmerge(@AuthenticationPrincipal SignedInAgent me, @PathVariable long number, Locale locale) {
		this.tickets.unmerge(Reader.OfDesk.of(me), number);
		return this.documents.one(Reader.OfDesk.of(me), number, locale);
	}

	@PostMapping("/split")
	@Needs(Scope.TICKETS_WRITE)
	@Operation(summary = "Make some messages, by their ids, a ticket of their own")
	ResponseEntity<TicketDocument> split(@AuthenticationPrincipal SignedInAgent me, @PathVariable long number,
			@RequestBody Split body, Locale locale) {
		Reader.OfDesk by = Reader.OfDesk.of(me);
		List<Long> ids = Given.present("messages", body.messages());
		if (ids.size() > 1000) {
			throw InvalidRequest.body("messages", "web.items.too-many", 1000);
		}
		String subject = Given.present("subject", body.subject());
		List<Long> places = this.messages.places(by, number, ids);
		long born = Fault.pointer("messages").in(() -> this.tickets.split(by, number, places, subject).number());
		return created(by, born, locale);
	}

	@PostMapping("/follow-up")
	@Needs(Scope.TICKETS_WRITE)
	@Operation(summary = "Begin a ticket that goes on from this one")
	ResponseEntity<TicketDocument> followUp(@AuthenticationPrincipal SignedInAgent me, @PathVariable long number,
			Locale locale) {
		Reader.OfDesk by = Reader.OfDesk.of(me);
		return created(by, this.tickets.followUp(by, number), locale);
	}

	private ResponseEntity<TicketDocument> created(Reader.OfDesk by, long number, Locale locale) {
		TicketDocument ticket = this.documents.one(by, number, locale);
		return ResponseEntity.created(URI.create(ticket.url())).body(ticket);
	}

	@GetMapping("/links")
	@Needs(Scope.TICKETS_READ)
	@Operation(summary = "List the tickets linked with this one")
	List<LinkDocument> links(@AuthenticationPrincipal SignedInAgent me, @PathVariable long number) {
		return this.tickets.links(Reader.OfDesk.of(me), number).stream().map(LinkDocument::of).toList();
	}

	@PostMapping("/links")
	@Needs(Scope.TICKETS_WRITE)
	@Operation(summary = "Link this ticket with another: related, duplicates, blocks, parent …")
	ResponseEntity<List<LinkDocument>> link(@AuthenticationPrincipal SignedInAgent me, @PathVariable long number,
			@RequestBody NewLink body) {
		Reader.OfDesk by = Reader.OfDesk.of(me);
		this.tickets.byNumber(by, number);
		long other = Given.present("to", body.to());
		Link.Kind kind = (body.kind() != null) ? Given.choice("kind", body.kind(), Link.Kind.class) : Link.Kind.RELATED;
		Fault.pointer("to").in(() -> this.tickets.link(by, number, other, kind));
		this.documents.flush();
		return ResponseEntity.ok()
			.header(HttpHeaders.CONTENT_LOCATION, "/api/v1/tickets/" + number + "/links")
			.body(links(me, number));
	}

	@DeleteMapping("/links/{other}")
	@Needs(Scope.TICKETS_WRITE)
	@Operation(summary = "Take a link away")
	ResponseEntity<Void> unlink(@AuthenticationPrincipal SignedInAgent me, @PathVariable long number,
			@PathVariable long other) {
		this.tickets.unlink(Reader.OfDesk.of(me), number, other);
		return ResponseEntity.noContent().build();
	}

	record Into(@Nullable Long into) implements ApiBody {
	}

	record Split(@Nullable List<Long> messages, @Nullable String subject) implements ApiBody {
	}

	record NewLink(@Nullable Long to, @Nullable String kind) implements ApiBody {
	}

	/**
	 * Read as "this ticket … the other".
	 *
	 * @param ticket the other's number
	 */
	record LinkDocument(String kind, long ticket, String subject, String status) {

		static LinkDocument of(Link link) {
			return new LinkDocument(link.kind().name().toLowerCase(Locale.ROOT), link.number(), link.subject(),
					link.status().name().toLowerCase(Locale.ROOT));
		}

	}

}
