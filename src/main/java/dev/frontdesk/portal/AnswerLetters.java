package dev.frontdesk.portal;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

import dev.frontdesk.tickets.Channel;
import dev.frontdesk.tickets.MessageWithdrawn;
import dev.frontdesk.tickets.Ticket;
import dev.frontdesk.events.Change;
import dev.frontdesk.events.TicketEvent;
import dev.frontdesk.events.TicketEventReader;
import dev.frontdesk.tickets.Tickets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells a customer by mail that an agent has answered: at once where they wrote a
 * request, in a chat only what they have not seen after a minute. One letter a message
 * and reader; never for a note, nor for what was imported or lies in spam.
 */
@Component
class AnswerLetters implements TicketEventReader {

	static final Duration CHAT_PATIENCE = Duration.ofSeconds(60);

	private static final Logger log = LoggerFactory.getLogger(AnswerLetters.class);

	private static final Duration PUT_OFF = Duration.ofHours(1);

	private static final String PUBLIC_ANSWER = "PUBLIC AGENT";

	private final Tickets tickets;

	private final Letters letters;

	private final JdbcClient jdbc;

	private final Clock clock;

	private final TransactionTemplate transaction;

	AnswerLetters(Tickets tickets, Letters letters, JdbcClient jdbc, Clock clock,
			PlatformTransactionManager transactions) {
		this.tickets = tickets;
		this.letters = letters;
		this.jdbc = jdbc;
		this.clock = clock;
		this.transaction = new TransactionTemplate(transactions);
	}

	@Override
	public String name() {
		return "portal-letters";
	}

	@Override
	public boolean hears(Change change) {
		return change.field().equals("message") && PUBLIC_ANSWER.equals(change.became());
	}

	@Override
	@Transactional
	public void read(TicketEvent event) {
		Ticket ticket = this.tickets.byId(event.ticketId());
		boolean live = ticket.channel() == Channel.CHAT;
		OffsetDateTime now = now();
		boolean first = this.jdbc
			.sql("insert into portal_letter (ticket_id, seq, due_at) values (?, ?, ?) on conflict do nothing")
			.params(event.ticketId(), event.seq(), live ? now.plus(CHAT_PATIENCE) : now)
			.update() == 1;
		if (first && !live) {
			decide(event.ticketId(), event.seq());
		}
	}

	/**
	 * Decides what is due, at most so many, each for itself: one that cannot be decided
	 * is put off and holds up no other.
	 * @return how many were due
	 */
	public int decideDue(int most) {
		List<Due> due = this.jdbc
			.sql("select ticket_id, seq from portal_letter where decided_at is null and due_at <= ?"
					+ " order by due_at limit ?")
			.params(now(), most)
			.query((row, number) -> new Due(row.getLong(1), row.getLong(2)))
			.list();
		due.forEach(this::decideOrPutOff);
		return due.size();
	}

	private void decideOrPutOff(Due due) {
		try {
			this.transaction.executeWithoutResult((status) -> {
				if (stillDue(due)) {
					decide(due.ticketId(), due.seq());
				}
			});
		}
		catch (RuntimeException ex) {
			log.warn("The letter about message {} of ticket {} is put off", due.seq(), due.ticketId(), ex);
			this.jdbc.sql("update portal_letter set due_at = ? where ticket_id = ? and seq = ? and decided_at is null")
				.params(now().plus(PUT_OFF), due.ticketId(), due.seq())
				.update();
		}
	}

	/**
	 * The letters were taken back with the words; what is left of them goes anew.
	 */
	@EventListener
	@Transactional
	public void withdraw(MessageWithdrawn message) {
		message.letters(Letters.ANSWERED)
			.stream()
			.flatMap((letter) -> letter.messages().stream())
			.distinct()
			.forEach((answer) -> this.jdbc.sql("""
					update portal_letter p set decided_at = null, sent = false from message m
					where m.id = ? and m.deleted_at is null and p.ticket_id = m.origin_ticket_id
					and p.seq = m.origin_seq""").param(answer).update());
	}

	private boolean stillDue(Due due) {
		return this.jdbc
			.sql("select 1 from portal_letter where ticket_id = ? and seq = ? and decided_at is null"
					+ " for update skip locked")
			.params(due.ticketId(), due.seq())
			.query(Integer.class)
			.optional()
			.isPresent();
	}

	private void decide(long ticketId, long seq) {
		boolean sent = this.letters.answered(ticketId, seq);
		this.jdbc.sql("update portal_letter set decided_at = ?, sent = ? where ticket_id = ? and seq = ?")
			.params(now(), sent, ticketId, seq)
			.update();
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

	private record Due(long ticketId, long seq) {
	}

}
