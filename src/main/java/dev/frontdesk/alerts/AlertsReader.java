package dev.frontdesk.alerts;

import java.util.Optional;
import java.util.Set;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.events.Change;
import dev.frontdesk.events.TicketEvent;
import dev.frontdesk.events.TicketEventReader;
import dev.frontdesk.notifications.Notice;
import dev.frontdesk.notifications.NoticeKind;
import dev.frontdesk.notifications.Notifications;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Hears what happened and tells whom it concerns. */
@Component
class AlertsReader implements TicketEventReader {

	private static final Set<String> FIELDS = Set.of("assignee", "team", "message", "mention", "collaborator",
			"snoozed-until", "next-update-due", "escalated", "returned");

	private final Notifications notifications;

	private final Concerned concerned;

	AlertsReader(Notifications notifications, Concerned concerned) {
		this.notifications = notifications;
		this.concerned = concerned;
	}

	@Override
	public String name() {
		return "alerts";
	}

	@Override
	public boolean hears(Change change) {
		return FIELDS.contains(change.field());
	}

	@Override
	public void read(TicketEvent event) {
		switch (event.field()) {
			case "assignee" -> assigned(event);
			case "team" -> sent(event);
			case "message" -> said(event);
			case "mention" -> mentioned(event);
			case "collaborator" -> joined(event);
			case "snoozed-until" -> woke(event);
			case "next-update-due" -> toAssignee(event, NoticeKind.UPDATE_OVERDUE);
			case "escalated" -> moved(event, NoticeKind.ESCALATED);
			case "returned" -> moved(event, NoticeKind.RETURNED);
			default -> {
			}
		}
	}

	private void assigned(TicketEvent event) {
		Long agentId = id(event.became());
		if (agentId == null) {
			unassigned(event);
			return;
		}
		this.notifications.takeBack(NoticeKind.TEAM_WORK, event.ticketId());
		if (!isToldOtherwise(event) && !this.concerned.bulkEditor(event).equals(Optional.of(agentId))) {
			tell(agentId, NoticeKind.ASSIGNED, event, 0);
		}
	}

	// What waits for another team waits no longer for the one before
	private void sent(TicketEvent event) {
		this.notifications.takeBack(NoticeKind.TEAM_WORK, event.ticketId());
		if (this.concerned.isStillWith(event.ticketId(), id(event.became()))) {
			unassigned(event);
		}
	}

	// Routing sends to a team and gives to an agent in one go: the team hears of what is
	// left
	private void unassigned(TicketEvent event) {
		if (isToldOtherwise(event)) {
			return;
		}
		// one deed may both send it elsewhere and take it out of someone's hands
		String key = "waits:" + event.ticketId() + ':' + event.tx();
		Optional<Long> editor = this.concerned.bulkEditor(event);
		this.notifications.tell(this.concerned.teamOfUnassigned(event.ticketId())
			.stream()
			.filter((agentId) -> !editor.equals(Optional.of(agentId)))
			.map((agentId) -> Notice.aboutTicket(agentId, NoticeKind.TEAM_WORK, key, event.ticketId(), 0,
					event.actor()))
			.toList());
	}

	private void said(TicketEvent event) {
		Optional<Concerned.Holder> holder = this.concerned.holderSince(event);
		if (holder.isEmpty() || event.became() == null) {
			return;
		}
		switch (event.became()) {
			case "PUBLIC CUSTOMER" -> {
				tell(holder.get().agentId(), NoticeKind.CUSTOMER_REPLIED, event, event.seq());
				if (holder.get().away()) {
					this.notifications.tell(this.concerned.colleaguesHere(event.ticketId(), holder.get().agentId())
						.stream()
						.map((agentId) -> notice(agentId, NoticeKind.AWAY_REPLY, event, event.seq())
							.with(holder.get().name()))
						.toList());
				}
			}
			case "NOTE AGENT" -> {
				if (!event.cause().equals("whisper") && !this.concerned.isMentionedIn(event, holder.get().agentId())) {
					tell(holder.get().agentId(), NoticeKind.COLLEAGUE_NOTED, event, event.seq());
				}
			}
			default -> {
			}
		}
	}

	private void mentioned(TicketEvent event) {
		Long agentId = id(event.became());
		if (agentId != null) {
			tell(agentId, NoticeKind.MENTIONED, event, this.concerned.messageBefore(event));
		}
	}

	private void joined(TicketEvent event) {
		Long agentId = id(event.became());
		if (agentId != null && !this.concerned.isMentionedIn(event, agentId)) {
			tell(agentId, NoticeKind.COLLABORATOR, event, 0);
		}
	}

	// By the clock alone: whoever wakes it by hand knows, and a customer's reply is told
	// as such
	private void woke(TicketEvent event) {
		if (event.became() == null && event.actor().kind() == Actor.Kind.SYSTEM) {
			toAssignee(event, NoticeKind.SNOOZE_OVER);
		}
	}

	// Many at once are told as a number by whoever handed them over, and who escalates
	// notes that, too
	private static boolean isToldOtherwise(TicketEvent event) {
		return event.cause().startsWith("hand-over") || event.cause().startsWith("escalation:");
	}

	private void moved(TicketEvent event, NoticeKind kind) {
		toAssignee(event, kind);
		this.notifications.tell(this.concerned.teamOfUnassigned(event.ticketId())
			.stream()
			.map((agentId) -> notice(agentId, kind, event, 0))
			.toList());
	}

	private void toAssignee(TicketEvent event, NoticeKind kind) {
		this.concerned.holder(event.ticketId()).ifPresent((holder) -> tell(holder.agentId(), kind, event, 0));
	}

	private void tell(long agentId, NoticeKind kind, TicketEvent event, long seq) {
		this.notifications.tell(notice(agentId, kind, event, seq));
	}

	private static Notice notice(long agentId, NoticeKind kind, TicketEvent event, long seq) {
		return Notice.aboutTicket(agentId, kind, "event:" + event.id(), event.ticketId(), seq, event.actor());
	}

	private static @Nullable Long id(@Nullable String text) {
		return (text != null && text.matches("\\d{1,18}")) ? Long.valueOf(text) : null;
	}

}
