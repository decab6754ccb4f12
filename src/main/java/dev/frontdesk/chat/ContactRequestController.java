package dev.frontdesk.chat;

import java.util.Locale;

import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.Ticket;
import dev.frontdesk.tickets.Tickets;

import org.springframework.context.MessageSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The agent's button that asks for an address, in the customer's language. */
@Controller
class ContactRequestController {

	private final Chats chats;

	private final Tickets tickets;

	private final MessageSource messages;

	ContactRequestController(Chats chats, Tickets tickets, MessageSource messages) {
		this.chats = chats;
		this.tickets = tickets;
		this.messages = messages;
	}

	@PostMapping("/desk/tickets/{number}/contact-request")
	String ask(@PathVariable long number, @AuthenticationPrincipal SignedInAgent agent) {
		Reader.OfDesk reader = Reader.OfDesk.of(agent);
		Ticket ticket = this.tickets.byNumber(reader, number);
		String question = this.messages.getMessage("chat.contact.ask", null, Locale.forLanguageTag(ticket.language()));
		this.chats.askForAddress(reader, number, question);
		return "redirect:/desk/tickets/" + number;
	}

}
