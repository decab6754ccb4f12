package dev.frontdesk.chat;

import java.util.Locale;
import java.util.Map;

import dev.frontdesk.live.Pushes;
import dev.frontdesk.tickets.Channel;
import dev.frontdesk.tickets.MessageAdded;
import dev.frontdesk.tickets.Ticket;
import dev.frontdesk.tickets.TicketChanged;
import dev.frontdesk.tickets.TicketSeen;
import dev.frontdesk.tickets.Tickets;
import dev.frontdesk.tickets.Visibility;

import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** What happens in a thread reaches its visitor: the public part of it. */
@Component
class VisitorPushes {

	private final Pushes pushes;

	private final Threads threads;

	private final Tickets tickets;

	private final StatusWords words;

	VisitorPushes(Pushes pushes, Threads threads, Tickets tickets, StatusWords words) {
		this.pushes = pushes;
		this.threads = threads;
		this.tickets = tickets;
		this.words = words;
	}

	@TransactionalEventListener
	void added(MessageAdded added) {
		if (added.visibility() != Visibility.PUBLIC) {
			return;
		}
		this.threads.reader(added.ticketId())
			.flatMap((reader) -> this.threads.message(added.messageId(), reader))
			.ifPresent((said) -> push(added.publicId(), Map.of("type", "message", "message", said)));
	}

	@TransactionalEventListener
	void seen(TicketSeen seen) {
		if (seen.byDesk()) {
			push(seen.publicId(), Map.of("type", "seen", "seq", seen.seq()));
		}
	}

	@TransactionalEventListener
	void changed(TicketChanged changed) {
		if (!changed.fields().contains("status") && !changed.fields().contains("assignee")) {
			return;
		}
		Ticket ticket = this.tickets.byId(changed.ticketId());
		if (ticket.channel() == Channel.CHAT) {
			push(changed.publicId(), Map.of("type", "status", "status", ticket.status(), "label",
					this.words.of(ticket.status(), Locale.forLanguageTag(ticket.language()))));
		}
	}

	private void push(String publicId, Object json) {
		this.pushes.push("/topic/thread." + publicId, json);
	}

}
