package dev.frontdesk.tickets;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.customers.Customers;
import dev.frontdesk.settings.Settings;
import dev.frontdesk.staff.Role;
import dev.frontdesk.web.Texts;
import org.jspecify.annotations.Nullable;
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

	private final Ledger ledger;

	private final Messages messages;

	private final Correspondents correspondents;

	private final Collaborators collaborators;

	private final Merging merging;

	private final Splitting splitting;

	private final Linking linking;

	private final Redaction redaction;

	private final Restoring restoring;

	private final TakingBack takingBack;

	private final Customers customers;

	private final Settings settings;

	private final Steps steps;

	private final List<Companion> companions;

	private final List<MessageReading> readings;

	private final JdbcClient jdbc;

	private final Clock clock;

	Tickets(Ledger ledger, Messages messages, Correspondents correspondents, Collaborators collaborators,
			Merging merging, Splitting splitting, Linking linking, Redaction redaction, Restoring restoring,
			TakingBack takingBack, Customers customers, Settings settings, Steps steps, List<Companion> companions,
			List<MessageReading> readings, JdbcClient jdbc, Clock clock) {
		this.ledger = ledger;
		this.messages = messages;
		this.correspondents = correspondents;
		this.collaborators = collaborators;
		this.merging = merging;
		this.splitting = splitting;
		this.linking = linking;
		this.redaction = redaction;
		this.restoring = restoring;
		this.takingBack = takingBack;
		this.customers = customers;
		this.settings = settings;
		this.steps = steps;
		this.companions = List.copyOf(companions);
		this.readings = List.copyOf(readings);
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * A ticket is born with its first message.
	 * @throws dev.frontdesk.web.InvalidText when the message is empty or too long
	 */
	public Posted open(NewTicket birth) {
		boolean answers = birth.author().kind() == Actor.Kind.AGENT && !birth.imported();
		NewMessage first = answers ? read(birth.first()) : birth.first();
		Instant at = timeOf(first);
		RichWords words = wordsOf(first);
		Ticket ticket = this.ledger.added(new Ticket(birth, subjectOf(birth, words.text()), numberOf(birth),
				(birth.brandId() != null) ? birth.brandId() : this.settings.standardBrand().id(),
				(birth.marketId() != null) ? birth.marketId() : this.settings.standardMarket().id(),
				this.customers.customer(birth.customerId()).tier(), at));
		this.messages.index(ticket);
		Posted posted = append(ticket, ticket, birth.author(), first, words, birth.imported());
		Long before = birth.followUpOf();
		if (before != null && !birth.imported()) {
			goOn(before, ticket);
		}
		ticket.awaitPeople();
		this.ledger.tell(ticket, birth.author(), "", at, birth.imported());
		return posted;
	}

	/**
	 * The customer writes in a thread of their own; what was merged is heard where it
	 * goes on. A closed ticket stays closed: the message opens a follow-up.
	 * @return under which of their threads they read it
	 * @throws TicketNotFound when it is not theirs
	 */
	public Posted hear(long customerId, String publicId, NewMessage message) {
		return hear(customerId, idOfOwn(customerId, publicId), message);
	}

	/** The same of a thread whose id is known. */
	public Posted hear(long customerId, long id, NewMessage message) {
		Ticket ticket = this.ledger.lockSurvivor(id);
		Ticket door = this.ledger.byId(id);
		if (door.customerId() != customerId) {
			throw new TicketNotFound();
		}
		return this.messages.once(door, message, (unsaid) -> (ticket.status() == Status.CLOSED) ? followUp(door, unsaid)
				: write(door, ticket, Actor.customer(customerId), unsaid));
	}

	private Posted followUp(Ticket closed, NewMessage message) {
		Optional<Ticket> open = openFollowUp(closed);
		Actor author = Actor.customer(closed.customerId());
		if (open.isPresent()) {
			return this.messages.once(open.get(), message, (unsaid) -> write(open.get(), open.get(), author, unsaid));
		}
		return open(NewTicket.by(closed.customerId(), closed.subject(), message.channel(), closed.language(), message)
			.under(closed.brandId(), closed.marketId())
			.in(closed.categoryId())
			.following(closed.id()));
	}

	private Optional<Ticket> openFollowUp(Ticket closed) {
		return this.jdbc
			.sql("select id from ticket where follow_up_of = ? and customer_id = ? and status <> 'CLOSED'"
					+ " and shelf <> 'TRASH' order by id desc limit 1")
			.params(closed.id(), closed.customerId())
			.query(Long.class)
			.optional()
			.map(this.ledger::lock)
			.filter((ticket) -> ticket.status() != Status.CLOSED);
	}

	/**
	 * Someone of the desk answers or notes.
	 * @param seenSeq the last place the agent had read; a public reply is held back when
	 * someone else's public message came after it
	 * @param next the status the reply leaves behind; null leaves it to the ticket
	 * @throws ThreadMovedOn when the agent should read first
	 * @throws TicketMerged when it goes on in another
	 * @throws VerbRefused when they may only note, or it lies in spam or trash
	 */
	public Posted answer(Reader.OfDesk agent, long number, NewMessage message, long seenSeq, @Nullable Status next) {
		Ticket ticket = this.ledger.find(agent, number);
		return this.messages.once(ticket, read(message), (unsaid) -> answer(agent, ticket, unsaid, seenSeq, next));
	}

	private Posted answer(Reader.OfDesk agent, Ticket ticket, NewMessage message, long seenSeq, @Nullable Status next) {
		Actor actor = Actor.agent(agent.agentId());
		if (message.visibility() == Visibility.PUBLIC) {
			this.ledger.requireWork(agent, ticket);
			ticket.ensureOnDesk();
			if (this.messages.movedOn(ticket, agent.agentId(), seenSeq)) {
				throw new ThreadMovedOn(seenSeq);
			}
		}
		Posted posted = append(ticket, ticket, actor, message, wordsOf(message), false);
		if (message.visibility() == Visibility.PUBLIC && ticket.assigneeId() == null) {
			// whoever answers has it, as whoever solves it does
			ticket.assignTo(agent.agentId());
		}
		this.collaborators.mention(agent, ticket, message.mentions());
		Instant at = timeOf(message);
		long before = ticket.seq();
		if (next != null) {
			this.ledger.requireWork(agent, ticket);
			this.steps.take(ticket, actor, next, at);
		}
		Span left = new Span(before, ticket.seq());
		this.ledger.tell(ticket, actor, "", at, false);
		return posted.leaving(left);
	}

	/**
	 * What {@link #answer} asks of a public reply, for one that is to go later.
	 * @throws ThreadMovedOn when the agent should read first
	 * @throws TicketClosed when it changes no more
	 * @throws TicketMerged when it goes on in another
	 * @throws VerbRefused when they may only note, or it lies in spam or trash
	 */
	public void requireRead(Reader.OfDesk agent, long number, long seenSeq) {
		Ticket ticket = this.ledger.find(agent, number);
		if (ticket.status() == Status.CLOSED) {
			throw new TicketClosed(number);
		}
		this.ledger.requireWork(agent, ticket);
		ticket.ensureOnDesk();
		if (this.messages.movedOn(ticket, agent.agentId(), seenSeq)) {
			throw new ThreadMovedOn(seenSeq);
		}
	}

	/**
	 * What the desk says without having to read first, such as what carries a card.
	 * @throws TicketMerged when it goes on in another
	 * @throws VerbRefused when they may only note, or it lies in spam or trash
	 */
	public Posted say(Reader.OfDesk agent, long number, NewMessage message) {
		Ticket ticket = this.ledger.work(agent, number);
		ticket.ensureOnDesk();
		return this.messages.once(ticket, read(message),
				(unsaid) -> write(ticket, ticket, Actor.agent(agent.agentId()), unsaid));
	}

	private NewMessage read(NewMessage message) {
		NewMessage read = message;
		if (message.visibility() == Visibility.PUBLIC) {
			for (MessageReading reading : this.readings) {
				read = reading.read(read);
			}
		}
		return read;
	}

	/**
	 * Locked until the end of the transaction and as it stands now, for a module that
	 * reads it to decide.
	 * @throws TicketNotFound when there is none this reader may see
	 * @throws TicketMerged when it goes on in another
	 */
	public Ticket lockToNote(Reader.OfDesk by, long number) {
		return this.ledger.find(by, number);
	}

	/**
	 * The same, for what changes it or what hangs on it.
	 * @throws VerbRefused when they may only read and note
	 */
	public Ticket lockToWork(Reader.OfDesk by, long number) {
		return this.ledger.work(by, number);
	}

	private Posted write(Ticket door, Ticket ticket, Actor author, NewMessage message) {
		Posted posted = append(door, ticket, author, message, wordsOf(message), false);
		this.ledger.tell(ticket, author, "", timeOf(message), false);
		return posted;
	}

	private Posted append(Ticket door, Ticket ticket, Actor author, NewMessage message, RichWords words,
			boolean imported) {
		Instant at = timeOf(message);
		long seq = ticket.append(author, message.visibility(), at);
		long messageId = this.messages.store(door, ticket, seq, author, message, words, at);
		if (message.visibility() == Visibility.PUBLIC && author.kind() != Actor.Kind.CUSTOMER) {
			this.correspondents.address(ticket, messageId, message.cc());
		}
		if (!imported) {
			this.ledger.publish(new MessageAdded(ticket.id(), ticket.publicId(), ticket.number(), messageId, seq,
					author, message.visibility()));
		}
		return new Posted(door.id(), door.publicId(), door.number(), messageId, seq, false);
	}

	private static RichWords wordsOf(NewMessage message) {
		return RichWords.of(message.text(), message.html());
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
			if (assignee != null && teamId != null && !this.ledger.isMember(teamId, assignee)) {
				ticket.assignTo(null);
			}
		});
	}

	/**
	 * To a colleague, or to a team whose next agent is to take it.
	 * @param teamId null leaves it with its team
	 * @param agentId null for whoever is chosen
	 */
	public void transfer(Reader.OfDesk by, long number, @Nullable Long teamId, @Nullable Long agentId) {
		change(by, number, (ticket) -> {
			if (teamId != null) {
				ticket.sendTo(teamId);
			}
			ticket.assignTo(agentId);
			if (agentId == null) {
				ticket.awaitTeam();
			}
		});
	}

	/**
	 * What the application itself says to the customer; it answers nothing, so whoever
	 * waits goes on waiting.
	 */
	public Posted announce(long ticketId, NewMessage message) {
		Ticket ticket = this.ledger.lockSurvivor(ticketId);
		return this.messages.once(ticket, message, (unsaid) -> write(ticket, ticket, Actor.SYSTEM, unsaid));
	}

	/**
	 * Answered, and the customer says no more: solved, or Pending where something is left
	 * to do. Nothing happens to one that is not Open, or in which somebody waits.
	 */
	public void letRest(long ticketId, String cause) {
		Ticket ticket = this.ledger.lock(ticketId);
		if (ticket.status() == Status.OPEN && !Times.given(ticket.waitingSince())) {
			Instant now = this.clock.instant();
			this.steps.rest(ticket, Actor.SYSTEM, now);
			this.ledger.tell(ticket, Actor.SYSTEM, cause, now, false);
		}
	}

	/**
	 * The customer has no more to say: solved, in whose hands and state it ever was.
	 * @throws TicketNotFound when it is not theirs
	 */
	public void end(long customerId, String publicId) {
		Ticket ticket = this.ledger.lockSurvivor(idOfOwn(customerId, publicId));
		if (ticket.customerId() == customerId && ticket.status().unsolved()) {
			ticket.solve(Actor.customer(customerId), this.clock.instant());
			this.ledger.tell(ticket, Actor.customer(customerId));
		}
	}

	/**
	 * What the customer says of it as a whole, such as a rating, noted in the history of
	 * where it goes on, even of what is closed.
	 * @throws TicketNotFound when it is not theirs
	 */
	public void rememberOf(long customerId, String publicId, Fact fact) {
		Ticket ticket = this.ledger.lockSurvivor(idOfOwn(customerId, publicId));
		ticket.remark(fact.name(), fact.was(), fact.became());
		this.ledger.tell(ticket, Actor.customer(customerId));
	}

	/**
	 * What happened beside the words, such as a screen that was shown, noted in the
	 * history of where it goes on, even of what is closed.
	 */
	public void note(long ticketId, Actor by, Fact fact) {
		Ticket ticket = this.ledger.lockSurvivor(ticketId);
		ticket.remark(fact.name(), fact.was(), fact.became());
		this.ledger.tell(ticket, by);
	}

	/**
	 * Out of one agent's hands into another's, or back into the queue of its team.
	 * @return false where it has left those hands meanwhile
	 */
	public boolean passOn(long ticketId, Actor by, String cause, long fromAgentId, @Nullable Long toAgentId) {
		Ticket ticket = this.ledger.lock(ticketId);
		Long holder = ticket.assigneeId();
		if (holder == null || holder != fromAgentId || !ticket.status().unsolved()) {
			return false;
		}
		ticket.assignTo(toAgentId);
		if (toAgentId == null) {
			ticket.awaitTeam();
		}
		this.ledger.tell(ticket, by, cause, this.clock.instant(), false);
		return true;
	}

	/** A rule gives the ticket to a team and, where one is free, to an agent. */
	public void route(long ticketId, Actor rule, String cause, @Nullable Long teamId, @Nullable Long agentId) {
		Ticket ticket = this.ledger.lock(ticketId);
		if (ticket.status() == Status.CLOSED) {
			// merged meanwhile, or done with
			return;
		}
		ticket.sendTo(teamId);
		if (agentId != null) {
			ticket.assignTo(agentId);
		}
		this.ledger.tell(ticket, rule, cause, this.clock.instant(), false);
	}

	/**
	 * To a helper, or back: team, agent and status in one step, under the cause that
	 * tells why.
	 * @throws TicketClosed when it changes no more
	 */
	public void handOver(Reader.OfDesk by, long number, String cause, HandOver hand) {
		Ticket ticket = this.ledger.work(by, number);
		ticket.remember(hand.fact(), null, hand.whom());
		ticket.sendTo(hand.teamId());
		ticket.assignTo(hand.agentId());
		if (hand.status() != null) {
			ticket.become(hand.status(), this.clock.instant());
		}
		this.ledger.tell(ticket, Actor.agent(by.agentId()), cause, this.clock.instant(), false);
	}

	/** A fact that a module above keeps, such as a checklist, noted in the history. */
	public void remember(Reader.OfDesk by, long number, String cause, String fact, @Nullable String was,
			@Nullable String became) {
		remember(by, number, cause, List.of(new Fact(fact, was, became)));
	}

	/** Several such facts, noted at once. */
	public void remember(Reader.OfDesk by, long number, String cause, List<Fact> facts) {
		Ticket ticket = this.ledger.work(by, number);
		facts.forEach(ticket::remember);
		this.ledger.tell(ticket, Actor.agent(by.agentId()), cause, this.clock.instant(), false);
	}

	/**
	 * What came with the ticket beside its first message, by whoever opened it.
	 * @param imported true when it happened elsewhere and nothing must fire
	 */
	public void rememberAtBirth(long ticketId, Actor by, String cause, List<Fact> facts, boolean imported) {
		Ticket ticket = this.ledger.lock(ticketId);
		facts.forEach(ticket::remember);
		this.ledger.tell(ticket, by, cause, imported ? ticket.updatedAt() : this.clock.instant(), imported);
	}

	/**
	 * Moves on by hand.
	 * @throws StatusRefused when no way leads there
	 * @throws TicketClosed when it changes no more
	 */
	public void changeStatus(Reader.OfDesk by, long number, Status status) {
		change(by, number,
				(ticket) -> this.steps.take(ticket, Actor.agent(by.agentId()), status, this.clock.instant()));
	}

	public void overrulePriority(Reader.OfDesk by, long number, Priority priority) {
		change(by, number, (ticket) -> ticket.overrulePriority(priority));
	}

	/** Null leaves one of them as it is. */
	public void weigh(Reader.OfDesk by, long number, @Nullable Level urgency, @Nullable Level impact) {
		change(by, number, (ticket) -> ticket.weigh(urgency, impact));
	}

	/** Tags as typed, separated by spaces or commas. */
	public void tag(Reader.OfDesk by, long number, String typed) {
		List<String> tags = Tags.parse(typed);
		change(by, number, (ticket) -> ticket.retag(tags));
	}

	/**
	 * Makes of the tags what became of those that were seen, both as typed; what came or
	 * went meanwhile stays so.
	 */
	public void tag(Reader.OfDesk by, long number, String seen, String typed) {
		List<String> before = Tags.parse(seen);
		List<String> tags = Tags.parse(typed);
		change(by, number, (ticket) -> ticket.retag(tags.stream().filter((tag) -> !before.contains(tag)).toList(),
				before.stream().filter((tag) -> !tags.contains(tag)).toList()));
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

	/** Two tickets about the same become one; see {@link Merging}. */
	public void merge(Reader.OfDesk by, long number, long intoNumber) {
		this.merging.merge(by, number, intoNumber);
	}

	/** What was merged goes on by itself again. */
	public void unmerge(Reader.OfDesk by, long number) {
		this.merging.unmerge(by, number);
	}

	/**
	 * Some messages become a ticket of their own.
	 * @param seqs their places; at least one, and not all
	 * @return the new ticket, and the first of them in it
	 */
	public Posted split(Reader.OfDesk by, long number, List<Long> seqs, String subject) {
		return this.splitting.split(by, number, seqs, Texts.line("subject", subject, SUBJECT_LENGTH), nextNumber());
	}

	/**
	 * This ticket hangs together with the other; one link a pair, a new kind replaces it.
	 */
	public void link(Reader.OfDesk by, long number, long other, Link.Kind kind) {
		this.linking.link(by, number, other, kind);
	}

	public void unlink(Reader.OfDesk by, long number, long other) {
		this.linking.unlink(by, number, other);
	}

	/** Linked tickets this reader may see, those of splits and follow-ups included. */
	@Transactional(readOnly = true)
	public List<Link> links(Reader.OfDesk reader, long number) {
		return this.linking.of(reader, this.ledger.read(reader, number).id());
	}

	/**
	 * A ticket that goes on from this one, for the same customer and without a message
	 * yet.
	 * @return its number
	 */
	public long followUp(Reader.OfDesk by, long number) {
		Ticket before = this.ledger.work(by, number);
		Ticket next = this.ledger.added(Ticket.following(before, nextNumber(), this.clock.instant()));
		this.messages.index(next);
		goOn(before.id(), next);
		next.sendTo(before.teamId());
		next.assignTo(by.agentId());
		this.ledger.tell(next, Actor.agent(by.agentId()));
		return next.number();
	}

	private void goOn(long fromTicketId, Ticket next) {
		this.companions.forEach((one) -> one.goOn(fromTicketId, next.id()).forEach(next::remember));
	}

	/** Out of the working views until then, or until the customer writes. */
	public void snooze(Reader.OfDesk by, long number, Instant until) {
		change(by, number, (ticket) -> ticket.snoozeUntil(until, this.clock.instant()));
	}

	public void wake(Reader.OfDesk by, long number) {
		change(by, number, Ticket::wake);
	}

	/** The customer is told when they will hear of us; null takes it back. */
	public void promiseUpdate(Reader.OfDesk by, long number, @Nullable Instant at) {
		if (at != null
				&& (!at.isAfter(this.clock.instant()) || at.isAfter(this.clock.instant().plus(Times.FARTHEST)))) {
			throw VerbRefused.input("tickets.next-update.time");
		}
		change(by, number, (ticket) -> ticket.promiseUpdate(at));
	}

	/** A note says something else; its author may, and whoever leads. */
	public void editNote(Reader.OfDesk by, long number, long seq, NewText text) {
		this.redaction.editNote(by, number, seq, text);
	}

	/** Blacks words out of a message, wherever they are kept. */
	public void redact(Reader.OfDesk by, long number, long seq, List<String> words) {
		this.redaction.redact(by, number, seq, words);
	}

	/** Leaves the place of a message and nothing of what it said. */
	public void deleteMessage(Reader.OfDesk by, long number, long seq) {
		this.redaction.delete(by, number, seq);
	}

	/** Lets an agent read and note here. */
	public void collaborate(Reader.OfDesk by, long number, long agentId) {
		change(by, number, (ticket) -> this.collaborators.add(ticket, agentId));
	}

	/** Any who works on it may send one away; everyone may leave by themselves. */
	public void leave(Reader.OfDesk by, long number, long agentId) {
		Ticket ticket = (agentId == by.agentId()) ? this.ledger.find(by, number) : this.ledger.work(by, number);
		this.collaborators.remove(ticket, agentId);
		this.ledger.tell(ticket, Actor.agent(by.agentId()));
	}

	/** The ids of agents who were asked in, in the order they came. */
	@Transactional(readOnly = true)
	public List<Long> collaborators(Reader.OfDesk reader, long number) {
		return this.collaborators.of(this.ledger.read(reader, number).id());
	}

	/**
	 * Asks before another module changes what hangs on a ticket.
	 * @throws TicketNotFound when there is none this reader may see
	 * @throws VerbRefused when they may only read and note
	 */
	@Transactional(readOnly = true)
	public void requireWork(Reader.OfDesk reader, long number) {
		this.ledger.requireWork(reader, this.ledger.read(reader, number));
	}

	/** Whether this reader may do more here than read and note. */
	@Transactional(readOnly = true)
	public boolean mayWork(Reader.OfDesk reader, long number) {
		return this.ledger.mayWork(reader, this.ledger.read(reader, number).id());
	}

	/**
	 * Puts back what a field held before an event: status, team, assignee, priority,
	 * category, tags, subject or kind.
	 * @throws VerbRefused where that makes no sense, or what it was is gone
	 */
	public void restore(Reader.OfDesk by, long number, long eventId) {
		this.restoring.restore(by, number, eventId);
	}

	/**
	 * Does something to a ticket and tells the places it takes in its history, by which
	 * it can be taken back.
	 */
	public Span noting(Reader.OfDesk by, long number, Runnable deed) {
		Ticket ticket = this.ledger.work(by, number);
		long from = ticket.seq();
		deed.run();
		return new Span(from, ticket.seq());
	}

	/**
	 * As if what was done in these places had not been: every field back to what it was,
	 * a status of New and since when the customer waits included. What was said stays
	 * said, and what modules above keep is theirs to take back.
	 * @throws VerbRefused where these fields, or the conversation, have moved on since
	 */
	public void takeBack(Reader.OfDesk by, long number, Span span) {
		this.takingBack.takeBack(by, number, span);
	}

	/**
	 * What solving it would leave undone, in the reader's language: nothing that stands
	 * in the way, but worth a word to whoever solves it.
	 */
	@Transactional(readOnly = true)
	public List<String> leftUndone(Reader.OfDesk reader, long number, Locale locale) {
		return this.steps.leftUndone(this.ledger.read(reader, number), locale);
	}

	/** Who gets the next public answer. */
	@Transactional(readOnly = true)
	public Recipients recipients(Reader.OfDesk reader, long number) {
		return this.correspondents.of(this.ledger.read(reader, number));
	}

	/** The same, for whoever writes the letters. */
	@Transactional(readOnly = true)
	public Recipients recipients(long ticketId) {
		return this.correspondents.of(this.ledger.byId(ticketId));
	}

	/** The customer goes on in another language. */
	public void speak(long customerId, String publicId, String language) {
		Ticket ticket = this.ledger.find(new Reader.OfCustomer(customerId), publicId);
		ticket.speak(language);
		this.ledger.tell(ticket, Actor.customer(customerId));
	}

	/**
	 * Who leads and looks over a colleague's shoulder has not read it for them: in a chat
	 * that goes on the customer would be told so.
	 */
	public void seenByDesk(Reader.OfDesk by, long number, long seq) {
		Ticket ticket = this.ledger.lock(this.ledger.idToSee(by, number));
		if (by.role().includes(Role.LEAD) && ticket.isTalkedInByAnother(by.agentId(), this.clock.instant())
				&& !this.collaborators.of(ticket.id()).contains(by.agentId())) {
			return;
		}
		if (ticket.seenByDesk(seq)) {
			this.ledger
				.publish(new TicketSeen(ticket.id(), ticket.publicId(), ticket.number(), ticket.deskSeenSeq(), true));
		}
	}

	/**
	 * In what goes on elsewhere under another customer's name, only that one's mark
	 * counts.
	 */
	public void seenByCustomer(long customerId, String publicId, long seq) {
		Ticket ticket = this.ledger.lockSurvivor(this.ledger.read(new Reader.OfCustomer(customerId), publicId).id());
		if (ticket.customerId() == customerId && ticket.seenByCustomer(seq)) {
			this.ledger.publish(
					new TicketSeen(ticket.id(), ticket.publicId(), ticket.number(), ticket.customerSeenSeq(), false));
		}
	}

	/** What happened elsewhere, or a while ago: a sequence of steps at given times. */
	public void replay(long ticketId, Actor actor, Instant at, Replay step) {
		Ticket ticket = this.ledger.lock(ticketId);
		switch (step) {
			case Replay.Say(NewMessage message) ->
				append(ticket, ticket, actor, message.at(at), wordsOf(message), true);
			case Replay.Route(Long teamId, Long agentId) -> {
				ticket.sendTo(teamId);
				ticket.assignTo(agentId);
			}
			case Replay.Become(Status status) -> {
				if (status == Status.CLOSED) {
					ticket.close(at);
				}
				else {
					this.steps.replay(ticket, actor, status, at);
				}
			}
			case Replay.Tag(List<String> tags) -> ticket.retag(tags);
			case Replay.Put(Shelf shelf) -> ticket.put(shelf);
			case Replay.Rank(Priority priority) -> {
				if (priority != ticket.priority()) {
					ticket.overrulePriority(priority);
				}
			}
		}
		this.ledger.tell(ticket, actor, "", at, true);
	}

	/**
	 * Solved long enough ago: closed for good.
	 * @return how many became closed, at most the limit
	 */
	public int closeSolvedBefore(Instant when, int limit) {
		return each("status = 'SOLVED' and solved_at < ? order by solved_at", when, limit,
				(ticket) -> ticket.close(this.clock.instant()));
	}

	/**
	 * Brings back what was snoozed until now.
	 * @return how many, at most the limit
	 */
	public int wakeDue(int limit) {
		return each("snoozed_until <= ? order by snoozed_until", this.clock.instant(), limit, Ticket::wake);
	}

	/**
	 * Notes once that a promised update has not come.
	 * @return how many, at most the limit
	 */
	public int noteUpdatesDue(int limit) {
		return each("next_update_at <= ? and not next_update_told order by next_update_at", this.clock.instant(), limit,
				Ticket::missUpdate);
	}

	// What came from elsewhere and was touched by nobody here since is news to nobody
	private int each(String due, Instant when, int limit, Consumer<Ticket> verb) {
		List<Due> found = this.jdbc
			.sql("""
					select id, coalesce((select bool_and(e.imported) from ticket_event e where e.ticket_id = ticket.id), false)
						as imported from ticket where\s"""
					+ due + " limit ? for no key update skip locked")
			.params(when.atOffset(ZoneOffset.UTC), limit)
			.query(Due.class)
			.list();
		for (Due one : found) {
			Ticket ticket = this.ledger.lock(one.id());
			verb.accept(ticket);
			this.ledger.tell(ticket, Actor.SYSTEM, "clock", this.clock.instant(), one.imported());
		}
		return found.size();
	}

	/**
	 * Finds one.
	 * @throws TicketNotFound when there is none this reader may see
	 */
	@Transactional(readOnly = true)
	public Ticket byNumber(Reader reader, long number) {
		return this.ledger.read(reader, number);
	}

	/**
	 * Finds one.
	 * @throws TicketNotFound when there is none this reader may see
	 */
	@Transactional(readOnly = true)
	public Ticket byPublicId(Reader reader, String publicId) {
		return this.ledger.read(reader, publicId);
	}

	@Transactional(readOnly = true)
	public Ticket byId(long id) {
		return this.ledger.byId(id);
	}

	private void change(Reader.OfDesk by, long number, Consumer<Ticket> verb) {
		Ticket ticket = this.ledger.work(by, number);
		verb.accept(ticket);
		this.ledger.tell(ticket, Actor.agent(by.agentId()));
	}

	// Even from the trash: what a customer writes is never lost
	private long idOfOwn(long customerId, String publicId) {
		return this.jdbc.sql("select id from ticket where customer_id = ? and public_id = ?")
			.params(customerId, publicId)
			.query(Long.class)
			.optional()
			.orElseThrow(TicketNotFound::new);
	}

	private Instant timeOf(NewMessage message) {
		return (message.at() != null) ? message.at() : this.clock.instant();
	}

	/** Tickets opened from now on have higher numbers than this one. */
	public void numberBeyond(long number) {
		this.jdbc.sql("select setval('ticket_number_seq', ?) from ticket_number_seq where last_value < ?")
			.params(number, number)
			.query(Long.class)
			.optional();
	}

	private long numberOf(NewTicket birth) {
		return (birth.number() != null) ? birth.number() : nextNumber();
	}

	private long nextNumber() {
		return this.jdbc.sql("select nextval('ticket_number_seq')").query(Long.class).single();
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

	/**
	 * Places of a ticket's history.
	 *
	 * @param from the one before the first of them
	 * @param to the last of them
	 */
	public record Span(long from, long to) {

		public static final Span NONE = new Span(0, 0);

		public boolean isEmpty() {
			return this.from >= this.to;
		}

	}

	/**
	 * @param imported whether all that ever happened to it happened elsewhere
	 */
	record Due(long id, boolean imported) {
	}

}
