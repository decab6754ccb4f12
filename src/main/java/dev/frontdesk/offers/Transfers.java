package dev.frontdesk.offers;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import dev.frontdesk.tickets.Because;
import dev.frontdesk.tickets.Channel;
import dev.frontdesk.tickets.NewMessage;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.Ticket;
import dev.frontdesk.tickets.Tickets;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A ticket goes on to a colleague or a team, with a word about it. */
@Service
class Transfers {

	/** Under which the history tells it, and an offer is made of it. */
	static final String CAUSE = "transfer";

	private final Tickets tickets;

	private final JdbcClient jdbc;

	private final Clock clock;

	Transfers(Tickets tickets, JdbcClient jdbc, Clock clock) {
		this.tickets = tickets;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * All of it or nothing.
	 * @param teamId null leaves it with its team
	 * @param agentId null for whoever of the team is free
	 * @param note what the next should know; empty for nothing
	 * @param clientId makes the same note once, however often it is sent
	 */
	@Transactional
	public void transfer(Reader.OfDesk by, long number, @Nullable Long teamId, @Nullable Long agentId, String note,
			String clientId) {
		Ticket ticket = this.tickets.lockToWork(by, number);
		if (!note.isBlank()) {
			this.tickets.answer(by, number, NewMessage.note(clientId, note.strip(), ticket.language()), ticket.seq(),
					null);
		}
		if (agentId == null && ticket.channel() == Channel.CHAT) {
			letPass(ticket.id(), by.agentId());
		}
		Because.of(CAUSE, () -> {
			this.tickets.transfer(by, number, teamId, agentId);
			return number;
		});
	}

	// Whoever sends it to their own team does not want it back
	private void letPass(long ticketId, long agentId) {
		OffsetDateTime now = this.clock.instant().atOffset(ZoneOffset.UTC);
		this.jdbc.sql("""
				insert into chat_offer (ticket_id, agent_id, offered_at, until, outcome, decided_at)
				values (?, ?, ?, ?, 'DECLINED', ?)""").params(ticketId, agentId, now, now, now).update();
	}

}
