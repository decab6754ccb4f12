package dev.frontdesk.drafts;

import java.util.Locale;

import dev.frontdesk.actions.Placeholders;
import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.tickets.NewMessage;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.Ticket;
import dev.frontdesk.tickets.Tickets;
import dev.frontdesk.web.InvalidText;
import dev.frontdesk.web.Texts;

import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is typed, as its reader will see it. */
@RestController
class PreviewController {

	private final Tickets tickets;

	private final Placeholders placeholders;

	private final Previews previews;

	PreviewController(Tickets tickets, Placeholders placeholders, Previews previews) {
		this.tickets = tickets;
		this.placeholders = placeholders;
		this.previews = previews;
	}

	@PostMapping(path = "/desk/tickets/{number}/preview", produces = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8")
	String preview(@AuthenticationPrincipal SignedInAgent me, @PathVariable long number,
			@RequestParam(defaultValue = "") String text, @RequestParam(defaultValue = "") String kind) {
		Ticket ticket = this.tickets.byNumber(Reader.OfDesk.of(me), number);
		String typed = Texts.block("text", text, NewMessage.MAX_LENGTH);
		DraftKind wanted = DraftKind.of(kind);
		String shown = (wanted != DraftKind.NOTE) ? filled(typed, ticket, me.id()) : typed;
		return this.previews.html(shown, wanted, ticket.language(), "/desk/tickets/" + number + "/uploads/");
	}

	// What cannot be filled is said when it is sent; until then it stands as typed
	private String filled(String typed, Ticket ticket, long agentId) {
		try {
			return this.placeholders.fillTyped(typed, ticket, agentId, Locale.forLanguageTag(ticket.language()));
		}
		catch (InvalidText ex) {
			return typed;
		}
	}

}
