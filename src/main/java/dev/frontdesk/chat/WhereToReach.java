package dev.frontdesk.chat;

import java.util.List;

import dev.frontdesk.tickets.NewMessage;
import dev.frontdesk.tickets.Tickets;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Asks a visitor, in the thread, where an answer reaches them. */
@Service
public class WhereToReach {

	private final Tickets tickets;

	private final ContactRequests requests;

	WhereToReach(Tickets tickets, ContactRequests requests) {
		this.tickets = tickets;
		this.requests = requests;
	}

	/**
	 * In the application's own name, with the card for the address.
	 * @param message what is said with it
	 */
	@Transactional
	public void ask(long ticketId, NewMessage message) {
		String reference = this.requests.ask(ticketId);
		this.tickets.announce(ticketId,
				message.withCards(List.of(new NewMessage.Card(ContactRequests.KIND, reference))));
	}

}
