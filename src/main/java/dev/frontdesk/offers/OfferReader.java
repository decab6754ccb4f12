package dev.frontdesk.offers;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.events.Change;
import dev.frontdesk.events.TicketEvent;
import dev.frontdesk.events.TicketEventReader;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/** Hears who is given a chat by others, and what makes an offer pointless. */
@Component
class OfferReader implements TicketEventReader {

	private final Offers offers;

	OfferReader(Offers offers) {
		this.offers = offers;
	}

	@Override
	public String name() {
		return "offers";
	}

	@Override
	public boolean hears(Change change) {
		return switch (change.field()) {
			case "assignee", "shelf" -> true;
			case "message" -> "PUBLIC AGENT".equals(change.became());
			case "status" -> !"NEW".equals(change.became()) && !"OPEN".equals(change.became());
			default -> false;
		};
	}

	@Override
	public void read(TicketEvent event) {
		switch (event.field()) {
			case "assignee" -> assigned(event, event.became());
			case "message" -> said(event, event.actor().id());
			default -> this.offers.withdraw(event.ticketId(), null);
		}
	}

	private void assigned(TicketEvent event, @Nullable String became) {
		Long agentId = (became != null) ? Long.valueOf(became) : null;
		this.offers.withdraw(event.ticketId(), agentId);
		if (agentId == null || event.cause().equals(Offers.CAUSE)) {
			return;
		}
		if (event.cause().equals(Transfers.CAUSE)) {
			this.offers.make(event.ticketId(), agentId, event.actor().id());
		}
		else if (isRouted(event)) {
			this.offers.make(event.ticketId(), agentId, null);
		}
	}

	// Who takes a ticket, or gives it to a colleague by its field, has talked about it
	private static boolean isRouted(TicketEvent event) {
		return event.actor().kind() == Actor.Kind.RULE || event.cause().startsWith("routing");
	}

	private void said(TicketEvent event, @Nullable Long author) {
		if (author != null) {
			this.offers.answered(event.ticketId(), author);
		}
	}

}
