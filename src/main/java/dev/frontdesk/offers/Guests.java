package dev.frontdesk.offers;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;

import dev.frontdesk.live.Pushes;
import dev.frontdesk.tickets.NewMessage;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.Ticket;
import dev.frontdesk.tickets.Tickets;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Second agents in a chat. Whoever is asked in becomes a collaborator of the ticket and
 * finds the chat among those in hand; it stays with who has it.
 */
@Service
@Transactional
class Guests {

	private final Tickets tickets;

	private final Pushes pushes;

	private final JdbcClient jdbc;

	private final Clock clock;

	Guests(Tickets tickets, Pushes pushes, JdbcClient jdbc, Clock clock) {
		this.tickets = tickets;
		this.pushes = pushes;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * All of it or nothing; asked twice is asked once.
	 * @param note what they should know; empty for nothing
	 * @param clientId makes the same note once, however often it is sent
	 */
	void invite(Reader.OfDesk by, long number, long agentId, String note, String clientId) {
		Ticket ticket = this.tickets.lockToWork(by, number);
		this.tickets.collaborate(by, number, agentId);
		if (!note.isBlank()) {
			this.tickets.answer(by, number, NewMessage.note(clientId, note.strip(), ticket.language()), ticket.seq(),
					null);
		}
		this.jdbc.sql("""
				insert into chat_guest (ticket_id, agent_id, invited_by, invited_at) values (?, ?, ?, ?)
				on conflict do nothing""").params(ticket.id(), agentId, by.agentId(), now()).update();
		hint(agentId);
	}

	/**
	 * Once more is the same, as of a double click.
	 * @return the ticket
	 * @throws OfferGone when nobody asks them any more
	 */
	long join(long agentId, long guestId) {
		return decide(agentId, guestId, "HERE", Set.of("ASKED", "HERE"));
	}

	/** They stay a collaborator, who may come later. */
	void decline(long agentId, long guestId) {
		decide(agentId, guestId, "DECLINED", Set.of("ASKED"));
	}

	private long decide(long agentId, long guestId, String outcome, Set<String> before) {
		hint(agentId);
		return this.jdbc.sql("""
				update chat_guest set outcome = :outcome, decided_at = least(decided_at, :now)
				where id = :guest and agent_id = :agent and outcome in (:before) returning ticket_id""")
			.param("outcome", outcome)
			.param("now", now())
			.param("guest", guestId)
			.param("agent", agentId)
			.param("before", before)
			.query(Long.class)
			.optional()
			.orElseThrow(OfferGone::new);
	}

	private void hint(long agentId) {
		this.pushes.push("/topic/agent." + agentId, Map.of("offers", true));
	}

	private OffsetDateTime now() {
		Instant now = this.clock.instant();
		return now.atOffset(ZoneOffset.UTC);
	}

}
