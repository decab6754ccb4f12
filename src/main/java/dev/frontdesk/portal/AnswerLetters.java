package dev.frontdesk.portal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import dev.frontdesk.tickets.Channel;
import dev.frontdesk.tickets.Ticket;
import dev.frontdesk.tickets.TicketEvent;
import dev.frontdesk.tickets.TicketEventReader;
import dev.frontdesk.tickets.Tickets;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells a customer by mail that an agent has answered: at once where they wrote a
 * request, in a chat only what they have not seen after a minute. One letter a message;
 * never for a note, nor for what was imported.
 */
@Component
class AnswerLetters implements TicketEventReader {

	static final Duration CHAT_PATIENCE = Duration.ofSeconds(60);

	private static final String PUBLIC_ANSWER = "PUBLIC AGENT";

	private final Tickets tickets;

	private final Letters letters;

	private final JdbcClient jdbc;

	private final Clock clock;

	AnswerLetters(Tickets tickets, Letters letters, JdbcClient jdbc, Clock clock) {
		this.tickets = tickets;
		this.letters = letters;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	@Override
	public String name() {
		return "portal-letters";
	}

	@Override
	@Transactional
	public void read(TicketEvent event) {
		if (event.imported() || !event.field().equals("message") || !PUBLIC_ANSWER.equals(event.became())) {
			return;
		}
		Ticket ticket = this.tickets.byId(event.ticketId());
		if (ticket.channel() == Channel.EMAIL) {
			// answered by that door itself
			return;
		}
		boolean live = ticket.channel() == Channel.CHAT;
		Instant now = this.clock.instant();
		boolean first = this.jdbc
			.sql("insert into portal_letter (ticket_id, seq, due_at) values (?, ?, ?) on conflict do nothing")
			.params(event.ticketId(), event.seq(), (live ? now.plus(CHAT_PATIENCE) : now).atOffset(ZoneOffset.UTC))
			.update() == 1;
		if (first && !live) {
			decide(event.ticketId(), event.seq());
		}
	}

	/**
	 * Decides what is due, at most so many.
	 * @return how many were decided
	 */
	@Transactional
	public int decideDue(int most) {
		List<Due> due = this.jdbc
			.sql("select ticket_id, seq from portal_letter where decided_at is null and due_at <= ?"
					+ " order by due_at limit ? for update skip locked")
			.params(this.clock.instant().atOffset(ZoneOffset.UTC), most)
			.query((row, number) -> new Due(row.getLong(1), row.getLong(2)))
			.list();
		due.forEach((letter) -> decide(letter.ticketId(), letter.seq()));
		return due.size();
	}

	private void decide(long ticketId, long seq) {
		Ticket ticket = this.tickets.byId(ticketId);
		boolean seen = ticket.channel() == Channel.CHAT && ticket.customerSeenSeq() >= seq;
		boolean sent = !seen && this.letters.answered(ticket, seq);
		this.jdbc.sql("update portal_letter set decided_at = ?, sent = ? where ticket_id = ? and seq = ?")
			.params(this.clock.instant().atOffset(ZoneOffset.UTC), sent, ticketId, seq)
			.update();
	}

	private record Due(long ticketId, long seq) {
	}

}
