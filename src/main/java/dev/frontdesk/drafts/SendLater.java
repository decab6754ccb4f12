package dev.frontdesk.drafts;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;

import dev.frontdesk.staff.Agent;
import dev.frontdesk.staff.Staff;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.Status;
import dev.frontdesk.tickets.ThreadMovedOn;
import dev.frontdesk.tickets.TicketClosed;
import dev.frontdesk.tickets.TicketMerged;
import dev.frontdesk.tickets.TicketNotFound;
import dev.frontdesk.tickets.Tickets;
import dev.frontdesk.web.Refusal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends what was put off, each in a transaction of its own. What cannot go any more
 * becomes a draft again, and its writer is told why.
 */
@Service
public class SendLater {

	private static final Logger log = LoggerFactory.getLogger(SendLater.class);

	private static final Duration PUT_OFF = Duration.ofMinutes(5);

	private final Drafts drafts;

	private final Sender sender;

	private final Tickets tickets;

	private final Staff staff;

	private final JdbcClient jdbc;

	private final Clock clock;

	private final TransactionTemplate transaction;

	SendLater(Drafts drafts, Sender sender, Tickets tickets, Staff staff, JdbcClient jdbc, Clock clock,
			PlatformTransactionManager transactions) {
		this.drafts = drafts;
		this.sender = sender;
		this.tickets = tickets;
		this.staff = staff;
		this.jdbc = jdbc;
		this.clock = clock;
		this.transaction = new TransactionTemplate(transactions);
	}

	/**
	 * Sends those whose time has come.
	 * @return how many were due, at most the limit
	 */
	public int sendDue(int most) {
		java.util.List<Draft> due = this.drafts.due(most);
		due.forEach((draft) -> go(draft.id()));
		return due.size();
	}

	private void go(long id) {
		try {
			this.transaction.executeWithoutResult((status) -> this.drafts.take(id).ifPresent(this::send));
		}
		catch (Refusal ex) {
			String why = reason(ex);
			this.drafts.takeBack(id, why);
		}
		catch (RuntimeException ex) {
			log.warn("Scheduled message {} is put off", id, ex);
			this.jdbc.sql("update draft set send_at = ? where id = ? and scheduled")
				.params(this.clock.instant().plus(PUT_OFF).atOffset(ZoneOffset.UTC), id)
				.update();
		}
	}

	private void send(Draft draft) {
		Agent agent = this.staff.agent(draft.agentId());
		if (!agent.active()) {
			throw new TakenAway();
		}
		send(new Reader.OfDesk(agent.id(), agent.role()), draft);
	}

	private void send(Reader.OfDesk writer, Draft draft) {
		Drafts.Destination to = this.drafts.destination(draft);
		if (draft.kind() == DraftKind.REPLY && !to.same()) {
			throw new TicketMerged(this.tickets.byId(draft.ticketId()).number(), to.number());
		}
		this.sender.send(writer, to.number(), draft, to.seen(), status(draft), draft.language());
	}

	/**
	 * One's own goes at once.
	 * @throws Refusal when it cannot; it stays scheduled then
	 */
	public void sendNow(Reader.OfDesk writer, long id) {
		this.drafts.own(writer.agentId(), id);
		this.transaction.executeWithoutResult((done) -> this.drafts.take(id).ifPresent((draft) -> send(writer, draft)));
	}

	private static @Nullable Status status(Draft draft) {
		return draft.next().isEmpty() ? null : Status.valueOf(draft.next());
	}

	private static String reason(Refusal ex) {
		return switch (ex) {
			case ThreadMovedOn moved -> "moved-on";
			case TicketClosed closed -> "closed";
			case TicketMerged merged -> "merged";
			case TicketNotFound gone -> "taken-away";
			case TakenAway gone -> "taken-away";
			default -> "refused";
		};
	}

	/** Its writer works here no more. */
	private static final class TakenAway extends Refusal {

		private static final long serialVersionUID = 1;

		TakenAway() {
			super(org.springframework.http.HttpStatus.GONE, "drafts.gone");
		}

	}

}
