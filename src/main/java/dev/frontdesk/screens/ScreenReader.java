package dev.frontdesk.screens;

import java.util.Set;

import dev.frontdesk.events.Change;
import dev.frontdesk.events.TicketEvent;
import dev.frontdesk.events.TicketEventReader;
import dev.frontdesk.staff.AgentLeft;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Hears what ends a look at a screen: the chat is over, or its agent has gone. */
@Component
class ScreenReader implements TicketEventReader {

	private static final Set<String> FIELDS = Set.of("status", "shelf", "team", "assignee", "merged-into");

	private final Shares shares;

	ScreenReader(Shares shares) {
		this.shares = shares;
	}

	@Override
	public String name() {
		return "screens";
	}

	@Override
	public void read(TicketEvent event) {
		this.shares.reconsider(event.ticketId());
	}

	/** What ends is noted there. */
	@Override
	public boolean locksTicketOf(TicketEvent event) {
		return true;
	}

	@Override
	public boolean hears(Change change) {
		return FIELDS.contains(change.field());
	}

	@EventListener
	void left(AgentLeft left) {
		this.shares.endOf(left.agentId());
	}

}
