package dev.frontdesk.chat;

import java.util.Map;
import java.util.Set;

import dev.frontdesk.live.Pushes;
import dev.frontdesk.tickets.MessageAdded;
import dev.frontdesk.tickets.Ticket;
import dev.frontdesk.tickets.TicketChanged;
import dev.frontdesk.tickets.TicketSeen;
import dev.frontdesk.tickets.Tickets;
import dev.frontdesk.tickets.Visibility;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** What happens in a thread reaches its visitor: the public part of it. */
@Component
class VisitorPushes {

	private static final Set<String> SHOWN = Set.of("status", "assignee", "next-update");

	// What was read before is not what is to be read now
	private static final Set<String> ANEW = Set.of("merged-into", "merged-from", "split-to", "message-redacted",
			"message-deleted");

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
		for (Threads.Door door : this.threads.doors(added.ticketId())) {
			this.threads.message(added.messageId(), door)
				.ifPresent((said) -> push(door, Map.of("type", "message", "message", said)));
		}
	}

	@TransactionalEventListener
	void seen(TicketSeen seen) {
		if (seen.byDesk()) {
			this.threads.doors(seen.ticketId())
				.forEach((door) -> push(door, Map.of("type", "seen", "seq", seen.seq())));
		}
	}

	@TransactionalEventListener
	void changed(TicketChanged changed) {
		if (changed.fields().stream().anyMatch(ANEW::contains)) {
			this.threads.doors(changed.ticketId()).forEach((door) -> push(door, Map.of("type", "anew")));
		}
		else if (changed.fields().stream().anyMatch(SHOWN::contains)) {
			Ticket ticket = this.tickets.byId(changed.ticketId());
			this.threads.doors(changed.ticketId())
				.forEach((door) -> push(door, Map.of("type", "status", "status", ticket.status(), "label",
						this.words.of(ticket.status(), door.reader()))));
		}
	}

	/**
	 * Within the change itself, so that no answer finds the visitor unable to read it.
	 */
	@EventListener
	void branched(TicketChanged changed) {
		if (changed.fields().contains("split-to") || changed.fields().contains("follow-up-of")) {
			this.threads.followOn(changed.ticketId());
		}
	}

	private void push(Threads.Door door, Object json) {
		this.pushes.push("/topic/thread." + door.publicId(), json);
	}

}
