package dev.frontdesk.actions;

import java.util.List;
import java.util.function.Supplier;

import dev.frontdesk.tickets.NewMessage;
import dev.frontdesk.tickets.RichText;
import dev.frontdesk.tickets.Ticket;
import dev.frontdesk.tickets.Tickets;
import dev.frontdesk.tickets.Visibility;
import org.springframework.stereotype.Component;

/** Writes into a thread in an agent's name, once for each token and purpose. */
@Component
public class Pen {

	/** Code points a text for a customer may have, before placeholders are filled. */
	public static final int LONGEST = NewMessage.MAX_LENGTH;

	private final Tickets tickets;

	Pen(Tickets tickets) {
		this.tickets = tickets;
	}

	/**
	 * Writes it.
	 * @param purpose tells apart what one deed writes more than once
	 * @param files stored only if it is written now
	 * @throws dev.frontdesk.tickets.ThreadMovedOn when the agent should read first
	 */
	public void write(Acting acting, Ticket ticket, Visibility visibility, String purpose, String text, String language,
			Supplier<List<Long>> files) {
		String clientId = acting.token() + '-' + purpose;
		NewMessage message = (visibility == Visibility.NOTE) ? NewMessage.note(clientId, text, language)
				: NewMessage.text(clientId, text, ticket.channel(), language);
		this.tickets.answer(acting.by(), ticket.number(),
				message.withHtml(RichText.fromMarkdown(text)).withFiles(files), acting.seen(), null);
	}

}
