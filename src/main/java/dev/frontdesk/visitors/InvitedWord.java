package dev.frontdesk.visitors;

import java.util.Optional;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.chat.FirstWord;
import dev.frontdesk.staff.Agent;
import dev.frontdesk.staff.Staff;
import dev.frontdesk.tickets.Channel;
import dev.frontdesk.tickets.Fact;
import dev.frontdesk.tickets.NewMessage;
import dev.frontdesk.tickets.NewTicket;
import dev.frontdesk.tickets.Posted;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.Ticket;
import dev.frontdesk.tickets.Tickets;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a visitor answers begins their thread, and who said it has it in hand. */
@Component
@Transactional
class InvitedWord implements FirstWord {

	private static final int SUBJECT = 80;

	private final Invitations invitations;

	private final Beats beats;

	private final Tickets tickets;

	private final Staff staff;

	InvitedWord(Invitations invitations, Beats beats, Tickets tickets, Staff staff) {
		this.invitations = invitations;
		this.beats = beats;
		this.tickets = tickets;
		this.staff = staff;
	}

	@Override
	public Optional<Word> answered(String reference, long widgetId, @Nullable String visits) {
		return (visits == null || reference.length() > 40) ? Optional.empty()
				: this.invitations.answerable(reference.replace("\0", ""), widgetId, visits)
					.map((one) -> new Word(one.publicId(), one.agentId(), one.text(), one.language()));
	}

	@Override
	public Posted open(Word word, NewTicket birth) {
		NewTicket theirs = new NewTicket(Actor.agent(word.agentId()), birth.customerId(), subject(birth.first().text()),
				birth.kind(), birth.channel(), birth.language(), birth.brandId(), birth.marketId(), birth.categoryId(),
				birth.tags(), birth.urgency(), birth.impact(), message(word), birth.followUpOf(), birth.number(),
				false);
		Posted posted = this.tickets.open(theirs);
		Agent agent = this.staff.agent(word.agentId());
		if (agent.active()) {
			this.tickets.assign(new Reader.OfDesk(agent.id(), agent.role()), posted.number(), agent.id());
		}
		keep(word, agent, posted.ticketId());
		return posted;
	}

	/** They had begun a conversation meanwhile: there it is said, too. */
	@Override
	public void heard(Word word, Ticket ticket) {
		Agent agent = this.staff.agent(word.agentId());
		Reader.OfDesk by = new Reader.OfDesk(agent.id(), agent.role());
		if (agent.active() && this.tickets.mayWork(by, ticket.number())) {
			this.tickets.say(by, ticket.number(), message(word));
		}
		keep(word, agent, ticket.id());
	}

	private void keep(Word word, Agent agent, long ticketId) {
		this.beats.over(word.reference());
		if (this.invitations.answered(word.reference(), ticketId)) {
			this.tickets.note(ticketId, Actor.agent(agent.id()), new Fact(InvitationFacts.FACT, null, agent.name()));
		}
	}

	// It is about what the visitor wants, not about how they were greeted
	private static String subject(String text) {
		String line = text.lines().map(String::strip).filter((one) -> !one.isEmpty()).findFirst().orElse("");
		return (line.codePointCount(0, line.length()) <= SUBJECT) ? line
				: line.substring(0, line.offsetByCodePoints(0, SUBJECT - 1)) + "…";
	}

	private static NewMessage message(Word word) {
		return NewMessage.text("invitation-" + word.reference(), word.text(), Channel.CHAT, word.language());
	}

}
