package dev.frontdesk.tickets;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.events.Change;
import dev.frontdesk.events.History;
import dev.frontdesk.customers.Customers;
import dev.frontdesk.settings.Settings;
import dev.frontdesk.web.Texts;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Everything that can happen to a ticket. Each verb locks the ticket's row, lets the
 * ticket decide, and writes what changed as events in the same transaction.
 */
@Service
@Transactional
public class Tickets {

	private static final int SUBJECT_LENGTH = 200;

	private final TicketRepository tickets;

	private final Messages messages;

	private final History history;

	private final Customers customers;

	private final Settings settings;

	private final EntityManager entities;

	private final JdbcClient jdbc;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Tickets(TicketRepository tickets, Messages messages, History history, Customers customers, Settings settings,
			EntityManager entities, JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
		this.tickets = tickets;
		this.messages = messages;
		this.history = history;
		this.customers = customers;
		this.settings = settings;
		this.entities = entities;
		this.jdbc = jdbc;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * A ticket is born with its first message.
	 * @throws dev.frontdesk.web.InvalidText when the message is empty or too long
	 */
	public Posted open(NewTicket birth) {
		Instant at = timeOf(birth.first());
		String text = Texts.block("text", birth.first().text(), NewMessage.MAX_LENGTH);
		Ticket ticket = this.tickets.save(new Ticket(birth, subjectOf(birth, text), numberOf(birth),
				(birth.brandId() != null) ? birth.brandId() : this.settings.standardBrand().id(),
				(birth.marketId() != null) ? birth.marketId() : this.settings.standardMarket().id(),
				this.customers.customer(birth.customerId()).tier(), at));
		this.tickets.flush();
		this.messages.index(ticket);
		Posted posted = append(ticket, birth.author(), birth.first(), text, birth.imported());
		ticket.awaitPeople();
		tell(ticket, birth.author(), "", at, birth.imported());
		return posted;
	}

	/**
	 * The customer writes in a thread of their own. A closed ticket stays closed: the
	 * message opens a follow-up.
	 * @throws TicketNotFound when it is not theirs
	 */
	public Posted hear(long customerId, String publicId, NewMessage message) {
		Ticket ticket = lock(idOfOwn(customerId, publicId));
		Optional<Posted> before = this.messages.before(ticket, message.clientId());
		if (before.isPresent()) {
			return before.get();
		}
		if (ticket.status() == Status.CLOSED) {
			return followUp(ticket, message);
		}
		return write(ticket, Actor.customer(customerId), message);
	}

	private Posted followUp(Ticket closed, NewMessage message) {
		Optional<Ticket> open = openFollowUp(closed);
		Actor author = Actor.customer(closed.customerId());
		if (open.isPresent()) {
			return this.messages.before(open.get(), message.clientId())
				.orElseGet(() -> write(open.get(), author, message));
		}
		return open(NewTicket.by(closed.customerId(), closed.subject(), message.channel(), closed.language(), message)
			.under(closed.brandId(), closed.marketId())
			.in(closed.categoryId())
			.following(closed.id()));
	}

	private Optional<Ticket> openFollowUp(Ticket closed) {
		return this.jdbc
			.sql("select id from ticket where follow_up_of = ? and status <> 'CLOSED' and shelf <> 'TRASH'"
					+ " order by id desc limit 1")
			.param(closed.id())
			.query(Long.class)
			.optional()
			.map(this::lock)
			.filter((ticket) -> ticket.status() != Status.CLOSED);
	}

	/**
	 * Someone of the desk answers or notes.
	 * @param seenSeq the last place the agent had read; a public reply is held back when
	 * someone else's public message came after it
	 * @param next the status the reply leaves behind; null leaves it to the ticket
	 * @throws ThreadMovedOn when the agent should read first
	 */
	public Posted answer(Reader.OfDesk agent, long number, NewMessage message, long seenSeq, @Nullable Status next) {
		Actor actor = Actor.agent(agent.agentId());
		Ticket ticket = find(agent, number);
		Optional<Posted> before = this.messages.before(ticket, message.clientId());
		if (before.isPresent()) {
			return before.get();
		}
		if (message.visibility() == Visibility.PUBLIC && this.messages.movedOn(ticket, agent.agentId(), seenSeq)) {
			throw new ThreadMovedOn(seenSeq);
		}
		Posted posted = append(ticket, actor, message, Texts.block("text", message.text(), NewMessage.MAX_LENGTH),
				false);
		Instant at = timeOf(message);
		if (next != null) {
			change(ticket, actor, next, at);
		}
		tell(ticket, actor, "", at, false);
		return posted;
	}

	/** A message by the desk itself, such as one that carries a card. */
	public Posted say(long ticketId, Actor author, NewMessage message) {
		Ticket ticket = lock(ticketId);
		return this.messages.before(ticket, message.clientId()).orElseGet(() -> write(ticket, author, message));
	}

	private Posted write(Ticket ticket, Actor author, NewMessage message) {
		Posted posted = append(ticket, author, message, Texts.block("text", message.text(), NewMessage.MAX_LENGTH),
				false);
		tell(ticket, author, "", timeOf(message), false);
		return posted;
	}

	private Posted append(Ticket ticket, Actor author, NewMessage message, String text, boolean imported) {
		Instant at = timeOf(message);
		long seq = ticket.append(author, message.visibility(), at);
		long messageId = this.messages.store(ticket, seq, author, message, text, at);
		if (!imported) {
			this.events.publishEvent(new MessageAdded(ticket.id(), ticket.publicId(), ticket.number(), messageId, seq,
					author, message.visibility()));
		}
		return new Posted(ticket.id(), ticket.publicId(), ticket.number(), messageId, seq, false);
	}

	/** Into an agent's hands, or back into the queue with null. */
	public void assign(Reader.OfDesk by, long number, @Nullable Long agentId) {
		change(by, number, (ticket) -> ticket.assignTo(agentId));
	}

	/** To another team; leaves the hands of an agent who is not in it. */
	public void sendToTeam(Reader.OfDesk by, long number, @Nullable Long teamId) {
		change(by, number, (ticket) -> {
			ticket.sendTo(teamId);
			Long assignee = ticket.assigneeId();
			if (assignee != null && teamId != null && !isMember(teamId, assignee)) {
				ticket.assignTo(null);
			}
		});
	}

	private boolean isMember(long teamId, long agentId) {
		return this.jdbc.sql("select count(*) from team_member where team_id = ? and agent_id = ?")
			.params(teamId, agentId)
			.query(Long.class)
			.single() > 0;
	}

	/** A rule gives the ticket to a team and, where one is free, to an agent. */
	public void route(long ticketId, Actor rule, String cause, @Nullable Long teamId, @Nullable Long agentId) {
		Ticket ticket = lock(ticketId);
		ticket.sendTo(teamId);
		if (agentId != null) {
			ticket.assignTo(agentId);
		}
		tell(ticket, rule, cause, this.clock.instant(), false);
	}

	/**
	 * Moves on by hand.
	 * @throws StatusRefused when no way leads there
	 * @throws TicketClosed when it changes no more
	 */
	public void changeStatus(Reader.OfDesk by, long number, Status status) {
		change(by, number, (ticket) -> change(ticket, Actor.agent(by.agentId()), status, this.clock.instant()));
	}

	private static void change(Ticket ticket, Actor by, Status status, Instant at) {
		if (status == Status.SOLVED) {
			ticket.solve(by, at);
		}
		else {
			ticket.become(status, at);
		}
	}

	public void overrulePriority(Reader.OfDesk by, long number, Priority priority) {
		change(by, number, (ticket) -> ticket.overrulePriority(priority));
	}

	public void weigh(Reader.OfDesk by, long number, Level urgency, Level impact) {
		change(by, number, (ticket) -> ticket.weigh(urgency, impact));
	}

	/** Tags as typed, separated by spaces or commas. */
	public void tag(Reader.OfDesk by, long number, String typed) {
		List<String> tags = Tags.parse(typed);
		change(by, number, (ticket) -> ticket.retag(tags));
	}

	public void categorise(Reader.OfDesk by, long number, @Nullable Long categoryId) {
		change(by, number, (ticket) -> ticket.categorise(categoryId));
	}

	public void rename(Reader.OfDesk by, long number, String subject) {
		String line = Texts.line("subject", subject, SUBJECT_LENGTH);
		change(by, number, (ticket) -> {
			ticket.rename(line);
			this.messages.index(ticket);
		});
	}

	public void callIt(Reader.OfDesk by, long number, Kind kind) {
		change(by, number, (ticket) -> ticket.callIt(kind));
	}

	/** Onto the spam or trash shelf, or back to the desk. */
	public void put(Reader.OfDesk by, long number, Shelf shelf) {
		change(by, number, (ticket) -> ticket.put(shelf));
	}

	/** The customer goes on in another language. */
	public void speak(long customerId, String publicId, String language) {
		Ticket ticket = lock(idOf(new Reader.OfCustomer(customerId), "public_id", publicId));
		ticket.speak(language);
		tell(ticket, Actor.customer(customerId), "", this.clock.instant(), false);
	}

	public void seenByDesk(Reader.OfDesk by, long number, long seq) {
		Ticket ticket = find(by, number);
		if (ticket.seenByDesk(seq)) {
			this.events.publishEvent(
					new TicketSeen(ticket.id(), ticket.publicId(), ticket.number(), ticket.deskSeenSeq(), true));
		}
	}

	public void seenByCustomer(long customerId, String publicId, long seq) {
		Ticket ticket = lock(idOf(new Reader.OfCustomer(customerId), "public_id", publicId));
		if (ticket.seenByCustomer(seq)) {
			this.events.publishEvent(
					new TicketSeen(ticket.id(), ticket.publicId(), ticket.number(), ticket.customerSeenSeq(), false));
		}
	}

	/** What happened elsewhere, or a while ago: a sequence of steps at given times. */
	public void replay(long ticketId, Actor actor, Instant at, Replay step) {
		Ticket ticket = lock(ticketId);
		switch (step) {
			case Replay.Say(NewMessage message) ->
				append(ticket, actor, message.at(at), Texts.block("text", message.text(), NewMessage.MAX_LENGTH), true);
			case Replay.Route(Long teamId, Long agentId) -> {
				ticket.sendTo(teamId);
				ticket.assignTo(agentId);
			}
			case Replay.Become(Status status) -> {
				if (status == Status.CLOSED) {
					ticket.close(at);
				}
				else {
					change(ticket, actor, status, at);
				}
			}
			case Replay.Tag(List<String> tags) -> ticket.retag(tags);
			case Replay.Put(Shelf shelf) -> ticket.put(shelf);
		}
		tell(ticket, actor, "", at, true);
	}

	/**
	 * Solved long enough ago: closed for good.
	 * @return how many became closed, at most the limit
	 */
	public int closeSolvedBefore(Instant when, int limit) {
		List<Long> due = this.jdbc
			.sql("select id from ticket where status = 'SOLVED' and solved_at < ? order by solved_at limit ?"
					+ " for update skip locked")
			.params(when.atOffset(ZoneOffset.UTC), limit)
			.query(Long.class)
			.list();
		for (long id : due) {
			Ticket ticket = lock(id);
			ticket.close(this.clock.instant());
			tell(ticket, Actor.SYSTEM, "clock", this.clock.instant(), false);
		}
		return due.size();
	}

	/**
	 * Finds one.
	 * @throws TicketNotFound when there is none this reader may see
	 */
	@Transactional(readOnly = true)
	public Ticket byNumber(Reader reader, long number) {
		return this.tickets.findById(idOf(reader, "number", number)).orElseThrow(TicketNotFound::new);
	}

	/**
	 * Finds one.
	 * @throws TicketNotFound when there is none this reader may see
	 */
	@Transactional(readOnly = true)
	public Ticket byPublicId(Reader reader, String publicId) {
		return this.tickets.findById(idOf(reader, "public_id", publicId)).orElseThrow(TicketNotFound::new);
	}

	@Transactional(readOnly = true)
	public Ticket byId(long id) {
		return this.tickets.findById(id).orElseThrow(TicketNotFound::new);
	}

	private void change(Reader.OfDesk by, long number, Consumer<Ticket> verb) {
		Ticket ticket = find(by, number);
		verb.accept(ticket);
		tell(ticket, Actor.agent(by.agentId()), "", this.clock.instant(), false);
	}

	private Ticket find(Reader reader, long number) {
		return lock(idOf(reader, "number", number));
	}

	private long idOf(Reader reader, String column, Object key) {
		Reader.Predicate sees = reader.sees();
		return this.jdbc.sql("select t.id from ticket t where t." + column + " = :key and " + sees.sql())
			.param("key", key)
			.params(sees.parameters())
			.query(Long.class)
			.optional()
			.orElseThrow(TicketNotFound::new);
	}

	// Even from the trash: what a customer writes is never lost
	private long idOfOwn(long customerId, String publicId) {
		return this.jdbc.sql("select id from ticket where customer_id = ? and public_id = ?")
			.params(customerId, publicId)
			.query(Long.class)
			.optional()
			.orElseThrow(TicketNotFound::new);
	}

	// Refreshed, because the caller's transaction may have read the row before it waited
	// here
	private Ticket lock(long id) {
		Ticket ticket = this.tickets.findById(id).orElseThrow(TicketNotFound::new);
		this.entities.flush();
		this.entities.refresh(ticket, LockModeType.PESSIMISTIC_WRITE);
		return ticket;
	}

	private void tell(Ticket ticket, Actor actor, String cause, Instant at, boolean imported) {
		List<Change> changes = ticket.takeChanges(at);
		if (changes.isEmpty()) {
			return;
		}
		this.history.write(ticket.id(), actor, cause, changes, at, imported);
		if (imported) {
			// Nobody watches the past
			return;
		}
		Set<String> fields = changes.stream().map(Change::field).collect(Collectors.toUnmodifiableSet());
		this.events
			.publishEvent(new TicketChanged(ticket.id(), ticket.publicId(), ticket.number(), ticket.seq(), fields));
	}

	private Instant timeOf(NewMessage message) {
		return (message.at() != null) ? message.at() : this.clock.instant();
	}

	private long numberOf(NewTicket birth) {
		return (birth.number() != null) ? birth.number()
				: this.jdbc.sql("select nextval('ticket_number_seq')").query(Long.class).single();
	}

	private static String subjectOf(NewTicket birth, String text) {
		String subject = Texts.optionalLine("subject", birth.subject(), SUBJECT_LENGTH);
		return subject.isEmpty() ? beginning(text) : subject;
	}

	private static String beginning(String text) {
		String line = Texts.line("text", text.lines().filter((l) -> !l.isBlank()).findFirst().orElse(text),
				NewMessage.MAX_LENGTH);
		int most = 80;
		return (line.codePointCount(0, line.length()) <= most) ? line
				: line.substring(0, line.offsetByCodePoints(0, most - 1)) + "…";
	}

}
