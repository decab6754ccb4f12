package dev.frontdesk.drafts;

import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.tickets.NewMessage;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.RichText;
import dev.frontdesk.tickets.Tickets;
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

	PreviewController(Tickets tickets) {
		this.tickets = tickets;
	}

	@PostMapping(path = "/desk/tickets/{number}/preview", produces = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8")
	String preview(@AuthenticationPrincipal SignedInAgent me, @PathVariable long number,
			@RequestParam(defaultValue = "") String text) {
		this.tickets.byNumber(Reader.OfDesk.of(me), number);
		return RichText.withPictures(RichText.fromMarkdown(Texts.block("text", text, NewMessage.MAX_LENGTH)),
				"/desk/tickets/" + number + "/uploads/");
	}

}
