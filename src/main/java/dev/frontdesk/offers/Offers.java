package dev.frontdesk.offers;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.live.Pushes;
import dev.frontdesk.notifications.Notice;
import dev.frontdesk.notifications.NoticeKind;
import dev.frontdesk.notifications.Notifications;
import dev.frontdesk.routing.LetPass;
import dev.frontdesk.tickets.Tickets;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Offers of chats. At most one is open for a ticket; whoever decides it first decides it.
 */
@Service
@Transactional
class Offers implements LetPass {

	/** Given back because it was not taken: no reason to offer it once more. */
	static final String CAUSE = "offer";

	/** So long nobody is given again what they let pass. */
	private static final Duration PASSED = Duration.ofMinutes(10);

	private static final int BATCH = 50;

	private final ChatRules rules;

	private final Tickets tickets;

	private final Notifications notifications;

	private final Pushes pushes;

	private final JdbcClient jdbc;

	private final Clock clock;

	Offers(ChatRules rules, Tickets tickets, Notifications notifications, Pushes pushes, JdbcClient jdbc, Clock clock) {
		this.rules = rules;
		this.tickets = tickets;
		this.notifications = notifications;
		this.pushes = pushes;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * The agent who was given the ticket may take it or not, where it is a chat and
	 * somebody waits in it, or a colleague who talked in it goes.
	 * @param backTo who gets it back; null for the queue
	 */
	void make(long ticketId, long agentId, @Nullable Long backTo) {
		Duration toTake = this.rules.rule().toTake();
		if (toTake.isZero()) {
			return;
		}
		Instant now = this.clock.instant();
		int made = this.jdbc.sql("""
				insert into chat_offer (ticket_id, agent_id, back_to, offered_at, until)
				select t.id, t.assignee_id, ?, ?, ? from ticket t where t.id = ? and t.assignee_id = ?
				and t.channel = 'CHAT' and t.shelf = 'DESK' and t.status in ('NEW', 'OPEN')
				and (t.waiting_since < '9999-12-31 00:00:00+00' or ?::bigint is not null) and t.last_message_at > ?
				on conflict do nothing""")
			.params(Arrays.asList(backTo, at(now), at(now.plus(toTake)), ticketId, agentId, backTo,
					at(now.minus(LiveChat.LIVE))))
			.update();
		if (made > 0) {
			hint(agentId);
		}
	}

	/**
	 * Once more is the same, as of a double click.
	 * @return the ticket
	 * @throws OfferGone when it is not theirs any more
	 */
	long take(long agentId, long offerId) {
		return decide(agentId, offerId, "TAKEN", Set.of("OPEN", "TAKEN")).ticketId();
	}

	/** On to the next, or back to who sent it. */
	void decline(long agentId, long offerId) {
		pass(decide(agentId, offerId, "DECLINED", Set.of("OPEN")), Actor.agent(agentId));
	}

	private Offer decide(long agentId, long offerId, String outcome, Set<String> before) {
		hint(agentId);
		return this.jdbc.sql("""
				update chat_offer set outcome = :outcome, decided_at = least(decided_at, :now)
				where id = :offer and agent_id = :agent and outcome in (:before)
				returning id, ticket_id, agent_id, back_to""")
			.param("outcome", outcome)
			.param("now", at(this.clock.instant()))
			.param("offer", offerId)
			.param("agent", agentId)
			.param("before", before)
			.query(Offer.class)
			.optional()
			.orElseThrow(OfferGone::new);
	}

	/** Who answers has taken it; nobody else is asked any more. */
	void answered(long ticketId, long agentId) {
		close(ticketId, agentId, "TAKEN");
		withdraw(ticketId, agentId);
	}

	/** Nobody is asked any more, but perhaps one. */
	void withdraw(long ticketId, @Nullable Long but) {
		this.jdbc.sql("select agent_id from chat_offer where ticket_id = ? and outcome = 'OPEN'")
			.param(ticketId)
			.query(Long.class)
			.list()
			.stream()
			.filter((agent) -> !agent.equals(but))
			.forEach((agent) -> close(ticketId, agent, "WITHDRAWN"));
	}

	private void close(long ticketId, long agentId, String outcome) {
		int closed = this.jdbc.sql("""
				update chat_offer set outcome = ?, decided_at = ?
				where ticket_id = ? and agent_id = ? and outcome = 'OPEN'""")
			.params(outcome, at(this.clock.instant()), ticketId, agentId)
			.update();
		if (closed > 0) {
			hint(agentId);
		}
	}

	/** The ids of those that nobody took in time. */
	@Transactional(readOnly = true)
	List<Long> overdue() {
		return this.jdbc.sql("select id from chat_offer where outcome = 'OPEN' and until <= ? order by until limit ?")
			.params(at(this.clock.instant()), BATCH)
			.query(Long.class)
			.list();
	}

	/** Missed, unless it was decided meanwhile. */
	void miss(long offerId) {
		this.jdbc.sql("""
				update chat_offer set outcome = 'MISSED', decided_at = ? where id = ? and outcome = 'OPEN'
				returning id, ticket_id, agent_id, back_to""")
			.params(at(this.clock.instant()), offerId)
			.query(Offer.class)
			.optional()
			.ifPresent((offer) -> {
				hint(offer.agentId());
				pass(offer, Actor.SYSTEM);
				this.notifications.tell(Notice.aboutTicket(offer.agentId(), NoticeKind.CHAT_MISSED,
						"chat-offer:" + offer.id(), offer.ticketId(), 0, Actor.SYSTEM));
			});
	}

	/** Tried again later, after the others. */
	void putOff(long offerId) {
		this.jdbc.sql("update chat_offer set until = until + interval '1 minute' where id = ? and outcome = 'OPEN'")
			.param(offerId)
			.update();
	}

	// Whoever sent it may have gone home meanwhile
	private void pass(Offer offer, Actor by) {
		Long backTo = this.jdbc.sql("select id from agent where id = ? and active and available")
			.param(offer.backTo())
			.query(Long.class)
			.optional()
			.orElse(null);
		this.tickets.passOn(offer.ticketId(), by, CAUSE, offer.agentId(), backTo);
	}

	@Override
	@Transactional(readOnly = true)
	public Set<Long> by(long ticketId) {
		return new HashSet<>(this.jdbc.sql("""
				select agent_id from chat_offer where ticket_id = ? and outcome in ('DECLINED', 'MISSED')
				and decided_at > ?""")
			.params(ticketId, at(this.clock.instant().minus(PASSED)))
			.query(Long.class)
			.list());
	}

	private void hint(long agentId) {
		this.pushes.push("/topic/agent." + agentId, Map.of("offers", true));
	}

	private static OffsetDateTime at(Instant time) {
		return time.atOffset(ZoneOffset.UTC);
	}

	record Offer(long id, long ticketId, long agentId, @Nullable Long backTo) {
	}

}
