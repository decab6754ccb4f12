package dev.frontdesk.tickets;

import java.time.Instant;
import java.util.List;

import dev.frontdesk.audit.Actor;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * From one status to the next; an agent solves only what nothing stands in the way of.
 */
@Component
class Steps {

	private final List<SolveGuard> guards;

	Steps(List<SolveGuard> guards) {
		this.guards = List.copyOf(guards);
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

	private void ensureNothingStandsInTheWay(Ticket ticket, Status next) {
		List<String> open = this.guards.stream()
			.flatMap((guard) -> guard.openBefore(next, ticket.id(), LocaleContextHolder.getLocale()).stream())
			.toList();
		if (!open.isEmpty()) {
			throw new NotYetSolvable(next, open);
		}
	}

}
