package dev.frontdesk.tickets;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.frontdesk.audit.Actor;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * From one status to the next; an agent solves only what nothing stands in the way of.
 */
@Component
class Steps {

	private final List<SolveGuard> guards;

	private final MessageSource messages;

	Steps(List<SolveGuard> guards, MessageSource messages) {
		this.guards = List.copyOf(guards);
		this.messages = messages;
	}

	void take(Ticket ticket, Actor by, Status status, Instant at) {
		if (by.kind() == Actor.Kind.AGENT && ticket.status() != status) {
			ensureNothingStandsInTheWay(ticket, status);
		}
		replay(ticket, by, status, at);
	}

	/** Without asking: it has happened. */
	void replay(Ticket ticket, Actor by, Status status, Instant at) {
		if (status == Status.SOLVED) {
			ticket.solve(by, at);
		}
		else {
			ticket.become(status, at);
		}
	}

	List<String> leftUndone(Ticket ticket, Locale reader) {
		List<String> left = new ArrayList<>();
		if (Times.given(ticket.nextUpdateAt())) {
			left.add(this.messages.getMessage("tickets.left.next-update", null, reader));
		}
		this.guards.forEach((guard) -> left.addAll(guard.leftUndone(ticket.id(), reader)));
		return left;
	}

	/**
	 * Where the customer says no more: solved, or theirs while something is left to do.
	 */
	void rest(Ticket ticket, Actor by, Instant at) {
		boolean done = leftUndone(ticket, Locale.ROOT).isEmpty() && inTheWay(ticket, Status.SOLVED).isEmpty();
		replay(ticket, by, done ? Status.SOLVED : Status.PENDING, at);
	}

	private List<String> inTheWay(Ticket ticket, Status next) {
		return this.guards.stream()
			.flatMap((guard) -> guard.openBefore(next, ticket.id(), LocaleContextHolder.getLocale()).stream())
			.toList();
	}

	private void ensureNothingStandsInTheWay(Ticket ticket, Status next) {
		List<String> open = inTheWay(ticket, next);
		if (!open.isEmpty()) {
			throw new NotYetSolvable(next, open);
		}
	}

}
