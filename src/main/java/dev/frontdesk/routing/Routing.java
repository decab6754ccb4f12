package dev.frontdesk.routing;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.events.TicketEvent;
import dev.frontdesk.filters.InvalidFilter;
import dev.frontdesk.filters.TicketFacts;
import dev.frontdesk.filters.TicketFilters;
import dev.frontdesk.live.Presence;
import dev.frontdesk.routing.AgentChoice.Candidate;
import dev.frontdesk.routing.AgentChoice.Need;
import dev.frontdesk.routing.AgentChoice.Outcome;
import dev.frontdesk.routing.Decisions.Kind;
import dev.frontdesk.routing.Decisions.Overlooked;
import dev.frontdesk.routing.Decisions.Sender;
import dev.frontdesk.routing.Decisions.Unheld;
import dev.frontdesk.routing.Decisions.Waiting;
import dev.frontdesk.staff.Staff;
import dev.frontdesk.staff.Team;
import dev.frontdesk.tickets.Tickets;
import jakarta.persistence.EntityManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Gives tickets to teams and agents. One decision falls at a time, on all nodes together,
 * so that nobody is given more than they have room for.
 */
@Service
@Transactional
public class Routing {

	private static final Logger log = LoggerFactory.getLogger(Routing.class);

	private static final long LOCK = 0x726f757465L;

	private final Rules rules;

	private final Decisions decisions;

	private final Telling telling;

	private final TicketFilters filters;

	private final Tickets tickets;

	private final Staff staff;

	private final Presence presence;

	private final EntityManager entities;

	private final JdbcClient jdbc;

	private final TransactionOperations transactions;

	private final List<LetPass> letPass;

	Routing(Rules rules, Decisions decisions, Telling telling, TicketFilters filters, Tickets tickets, Staff staff,
			Presence presence, EntityManager entities, JdbcClient jdbc, TransactionOperations transactions,
			List<LetPass> letPass) {
		this.rules = rules;
		this.decisions = decisions;
		this.telling = telling;
		this.filters = filters;
		this.tickets = tickets;
		this.staff = staff;
		this.presence = presence;
		this.entities = entities;
		this.jdbc = jdbc;
		this.transactions = transactions;
		this.letPass = List.copyOf(letPass);
	}

	/**
	 * Which rule sent the ticket where and why, in one sentence; empty when routing never
	 * touched it.
	 */
	@Transactional(readOnly = true)
	public Optional<String> explain(long ticketId, Locale reader) {
		return this.telling.of(this.decisions.of(ticketId), reader).stream().map(Telling.Line::sentence).findFirst();
	}

	/** A ticket awaits people: the first rule that matches decides, else the fallback. */
	void decide(TicketEvent event) {
		decide(event.ticketId(), event.id());
	}

	private boolean decide(long ticketId, long eventId) {
		onlyOne();
		Optional<Unheld> ticket = this.decisions.lockUnheld(ticketId, true);
		if (ticket.isEmpty() || this.decisions.existFor(eventId) || isPlacedByHand(eventId)) {
			return false;
		}
		Sender sender = this.filters.facts(ticketId)
			.flatMap(this::firstMatch)
			.map(Sender::rule)
			.orElseGet(() -> Sender.fallback(this.staff.fallbackTeam().map(Team::id).orElse(null)));
		Long teamId = sender.teamId();
		List<Candidate> team = (teamId != null) ? this.decisions.membersOf(teamId, this.presence.online("agent"))
				: List.of();
		return give(ticketId, eventId, sender, ticket.get(), team, false);
	}

	/** Somebody gave it back: its team stays, and what the rule asked of who takes it. */
	void decideAnew(TicketEvent event) {
		onlyOne();
		long ticketId = event.ticketId();
		Optional<Unheld> ticket = this.decisions.lockUnheld(ticketId, true);
		if (ticket.isEmpty() || this.decisions.existFor(event.id())) {
			return;
		}
		Optional<Sender> sender = this.decisions.senderToItsTeam(ticketId);
		if (sender.isEmpty()) {
			decide(ticketId, event.id());
			return;
		}
		Long teamId = sender.get().teamId();
		List<Candidate> team = (teamId != null) ? this.decisions.membersOf(teamId, this.presence.online("agent"))
				: List.of();
		give(ticketId, event.id(), sender.get(), ticket.get(), team, false);
	}

	// Somebody was faster than the rules, and knows better
	private boolean isPlacedByHand(long eventId) {
		return this.jdbc.sql("""
				select exists (select 1 from ticket_event e join ticket_event a on a.ticket_id = e.ticket_id
				where a.id = ? and e.seq > a.seq and e.field = 'team' and e.actor_kind = 'AGENT')""")
			.param(eventId)
			.query(Boolean.class)
			.single();
	}

	private Optional<RoutingRule> firstMatch(TicketFacts facts) {
		return this.rules.inOrder().stream().filter((rule) -> rule.enabled() && matches(rule, facts)).findFirst();
	}

	private boolean matches(RoutingRule rule, TicketFacts facts) {
		try {
			return this.filters.matches(this.filters.parse(rule.filter()), facts);
		}
		catch (InvalidFilter ex) {
			log.warn("Rule {} cannot be read and matches nothing: {}", rule.id(), ex.key());
			return false;
		}
	}

	/** Takes up what no event told of, then gives out what waits. */
	@Transactional(propagation = Propagation.NOT_SUPPORTED)
	void sweep() {
		for (Overlooked one : this.decisions.overlooked()) {
			alone(one.ticketId(), () -> decide(one.ticketId(), one.eventId()));
		}
		handOut();
	}

	/**
	 * Gives out what waits in the queues of teams that have someone online.
	 * @return how many found an agent
	 */
	@Transactional(propagation = Propagation.NOT_SUPPORTED)
	int handOut() {
		Set<String> online = this.presence.online("agent");
		if (online.isEmpty()) {
			return 0;
		}
		int given = 0;
		Set<Kind> takenByNobody = new HashSet<>();
		for (Waiting waiting : this.decisions.waiting(online)) {
			if (!takenByNobody.contains(waiting.kind())
					&& alone(waiting.ticketId(), () -> giveOut(waiting, online, takenByNobody))) {
				given++;
			}
		}
		return given;
	}

	private boolean giveOut(Waiting waiting, Set<String> online, Set<Kind> takenByNobody) {
		onlyOne();
		long ticketId = waiting.ticketId();
		Optional<Unheld> ticket = this.decisions.lockUnheld(ticketId, false);
		Long teamId = waiting.sender().teamId();
		if (ticket.isEmpty() || teamId == null || !this.decisions.waits(ticketId, teamId)) {
			return false;
		}
		boolean given = give(ticketId, null, waiting.sender(), ticket.get(), this.decisions.membersOf(teamId, online),
				true);
		if (!given && passedBy(ticketId).isEmpty()) {
			takenByNobody.add(waiting.kind());
		}
		return given;
	}

	// One ticket that cannot be given holds up no other, nor the lock for all of them
	private boolean alone(long ticketId, BooleanSupplier act) {
		try {
			return Boolean.TRUE.equals(this.transactions.execute((status) -> act.getAsBoolean()));
		}
		catch (RuntimeException ex) {
			// Its message may quote what people wrote
			log.warn("Ticket {} could not be given out and is tried again with the next sweep: {}", ticketId,
					ex.getClass().getName());
			return false;
		}
	}

	/**
	 * Whether an agent was found. One who waits already is not told again that nobody
	 * was.
	 */
	private boolean give(long ticketId, @Nullable Long eventId, Sender sender, Unheld ticket, List<Candidate> team,
			boolean waited) {
		Need need = new Need(Locale.forLanguageTag(ticket.language()).getLanguage(), sender.needsLanguage(),
				sender.skill(), ticket.chat());
		Outcome outcome = AgentChoice.pick(team, passedBy(ticketId), need);
		Long agentId = (outcome.agent() != null) ? outcome.agent().id() : null;
		if (waited && agentId == null) {
			return false;
		}
		Long ruleId = sender.ruleId();
		this.tickets.route(ticketId, (ruleId != null) ? Actor.rule(ruleId) : Actor.SYSTEM,
				(ruleId != null) ? "rule:" + ruleId : "routing:fallback", sender.teamId(), agentId);
		// The next choice counts what everyone holds
		this.entities.flush();
		this.decisions.keep(ticketId, eventId, sender, agentId, Reasons.of(sender.filter(), waited, need, outcome));
		return agentId != null;
	}

	private Set<Long> passedBy(long ticketId) {
		Set<Long> passed = new HashSet<>();
		this.letPass.forEach((one) -> passed.addAll(one.by(ticketId)));
		return passed;
	}

	private void onlyOne() {
		this.jdbc.sql("select pg_advisory_xact_lock(?)").param(LOCK).query((row) -> {
		});
	}

}
