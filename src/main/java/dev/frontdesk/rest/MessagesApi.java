package dev.frontdesk.rest;

import java.io.IOException;
import java.net.URI;

import dev.frontdesk.files.FileAnswer;
import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.Visibility;
import dev.frontdesk.web.Caller;
import dev.frontdesk.web.Needs;
import dev.frontdesk.web.Page;
import dev.frontdesk.web.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is said in a ticket, for programs. */
@RestController
@RequestMapping("/api/v1/tickets/{number}")
@Tag(name = "Messages")
class MessagesApi {

	private final MessageDeeds deeds;

	private final MessageDocuments documents;

	private final FileAnswer answer;

	MessagesApi(MessageDeeds deeds, MessageDocuments documents, FileAnswer answer) {
		this.deeds = deeds;
		this.documents = documents;
		this.answer = answer;
	}

	@GetMapping("/messages")
	@Needs(Scope.TICKETS_READ)
	@Operation(summary = "List the messages of a ticket; notes only with notes:read",
			description = "order=seq begins with the first, order=-seq with the last.")
	Page<MessageDocument> list(@AuthenticationPrincipal SignedInAgent me, Caller caller, @PathVariable long number,
			@RequestParam(defaultValue = "seq") String order, @RequestParam(required = false) @Nullable String cursor,
			@RequestParam(defaultValue = "50") int limit) {
		if (!order.equals("seq") && !order.equals("-seq")) {
			throw MessageDocuments.unknownOrder();
		}
		return this.documents.page(Reader.OfDesk.of(me), caller, number, order.equals("-seq"), cursor,
				Page.size(limit));
	}

	@GetMapping("/messages/{id}")
	@Needs(Scope.TICKETS_READ)
	@Operation(summary = "Read a message")
	MessageDocument read(@AuthenticationPrincipal SignedInAgent me, Caller caller, @PathVariable long number,
			@PathVariable long id) {
		return this.documents.one(Reader.OfDesk.of(me), caller, number, id);
	}

	@PostMapping("/messages")
	@Needs(Scope.TICKETS_WRITE)
	@Operation(summary = "Answer the customer, or leave a note (needs notes:write)")
	ResponseEntity<MessageDocument> say(@AuthenticationPrincipal SignedInAgent me, Caller caller,
			@PathVariable long number, @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
			@RequestBody NewMessageBody body) {
		Visibility visibility = (body.visibility() != null)
				? Given.choice("visibility", body.visibility(), Visibility.class) : Visibility.PUBLIC;
		if (visibility == Visibility.NOTE) {
			caller.require(Scope.NOTES_WRITE);
		}
		MessageDocument message = this.deeds.say(Reader.OfDesk.of(me), number, body, visibility, ifMatch);
		return ResponseEntity.created(URI.create(message.url())).body(message);
	}

	@GetMapping("/attachments/{id}")
	@Needs(Scope.TICKETS_READ)
	@Operation(summary = "Fetch a file of a message")
	void file(@AuthenticationPrincipal SignedInAgent me, Caller caller, @PathVariable long number,
			@PathVariable String id, HttpServletRequest request, HttpServletResponse response) throws IOException {
		this.answer.write(this.documents.file(Reader.OfDesk.of(me), caller, number, id), request, response);
	}

}
