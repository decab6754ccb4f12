package dev.frontdesk.tickets;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.customers.Tier;
import dev.frontdesk.events.Change;
import dev.frontdesk.web.PublicId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/**
 * One number, one list of messages, one customer, one assignee, one history. Decides what
 * may happen to it and remembers what did: each verb notes its changes, each under the
 * ticket's next {@code seq}, and the service writes them as events.
 */
@Entity
public class Ticket {

	static final int MAX_TAGS = 50;

	/** In a chat in which nothing was said for so long nobody sits and waits. */
	public static final Duration CHAT_GOES_ON = Duration.ofMinutes(30);

	@Id
	@GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "ticket_id_seq")
	@SequenceGenerator(name = "ticket_id_seq", sequenceName = "ticket_id_seq", allocationSize = 50)
	private @Nullable Long id;

	private long number;

	private String publicId;

	@Version
	private int version;

	private long seq;

	private String subject;

	@Enumerated(EnumType.STRING)
	private Kind kind;

	@Enumerated(EnumType.STRING)
	private Status status;

	@Enumerated(EnumType.STRING)
	private Shelf shelf;

	@Enumerated(EnumType.STRING)
	private Level urgency;

	@Enumerated(EnumType.STRING)
	private Level impact;

	@Enumerated(EnumType.STRING)
	private Tier importance;

	@Enumerated(EnumType.STRING)
	private Priority priority;

	private boolean priorityOverruled;

	@Enumerated(EnumType.STRING)
	private Channel channel;

	private String language;

	private long brandId;

	private long marketId;

	private long customerId;

	private @Nullable Long teamId;

	private @Nullable Long assigneeId;

	private @Nullable Long categoryId;

	private List<String> tags;

	private @Nullable Long followUpOf;

	private @Nullable Long mergedInto;

	@Enumerated(EnumType.STRING)
	private Actor.@Nullable Kind solvedByKind;

	private @Nullable Long solvedById;

	private int messages;

	private long deskSeenSeq;

	private long customerSeenSeq;

	private long customerMessageSeq;

	private Instant createdAt;

	private Instant updatedAt;

	private Instant lastMessageAt;

	private Instant waitingSince;

	private Instant dueAt;

	private Instant snoozedUntil;

	private Instant nextUpdateAt;

	// asked for in SQL alone
	@SuppressWarnings("UnusedVariable")
	private boolean nextUpdateTold;

	private Instant firstRepliedAt;

	private Instant solvedAt;

	private Instant closedAt;

	@Transient
	private final List<Change> changes = new ArrayList<>();

	protected Ticket() {
	}

	Ticket(NewTicket birth, String subject, long number, long brandId, long marketId, Tier importance, Instant now) {
		this.publicId = PublicId.next();
		this.number = number;
		this.subject = subject;
		this.kind = birth.kind();
		this.status = Status.NEW;
		this.shelf = Shelf.DESK;
		this.urgency = birth.urgency();
		this.impact = birth.impact();
		this.importance = importance;
		this.priority = Priority.from(this.urgency, this.impact, importance);
		this.channel = birth.channel();
		this.language = birth.language();
		this.brandId = brandId;
		this.marketId = marketId;
		this.customerId = birth.customerId();
		this.categoryId = birth.categoryId();
		this.tags = List.copyOf(new TreeSet<>(birth.tags()));
		this.followUpOf = birth.followUpOf();
		this.createdAt = now;
		this.updatedAt = now;
		this.lastMessageAt = now;
		this.waitingSince = Times.NEVER;
		this.dueAt = Times.NEVER;
		this.snoozedUntil = Times.NEVER;
		this.nextUpdateAt = Times.NEVER;
		this.firstRepliedAt = Times.NEVER;
		this.solvedAt = Times.NEVER;
		this.closedAt = Times.NEVER;
		noteBirth();
	}

	private Ticket(Ticket like, long customerId, String subject, long number, Instant now) {
		this.publicId = PublicId.next();
		this.number = number;
		this.subject = subject;
		this.kind = like.kind;
		this.status = Status.NEW;
		this.shelf = Shelf.DESK;
		this.urgency = like.urgency;
		this.impact = like.impact;
		this.importance = like.importance;
		this.priority = Priority.from(this.urgency, this.impact, this.importance);
		this.channel = like.channel;
		this.language = like.language;
		this.brandId = like.brandId;
		this.marketId = like.marketId;
		this.customerId = customerId;
		this.categoryId = like.categoryId;
		this.tags = like.tags;
		this.createdAt = now;
		this.updatedAt = now;
		this.lastMessageAt = now;
		this.waitingSince = Times.NEVER;
		this.dueAt = Times.NEVER;
		this.snoozedUntil = Times.NEVER;
		this.nextUpdateAt = Times.NEVER;
		this.firstRepliedAt = Times.NEVER;
		this.solvedAt = Times.NEVER;
		this.closedAt = Times.NEVER;
		noteBirth();
	}

	private void noteBirth() {
		note("created", null, Long.toString(this.number));
		note("subject", null, this.subject);
		note("kind", null, this.kind.name());
		note("status", null, this.status.name());
		note("shelf", null, this.shelf.name());
		note("urgency", null, this.urgency.name());
		note("impact", null, this.impact.name());
		note("importance", null, this.importance.name());
		note("priority", null, this.priority.name());
		note("channel", null, this.channel.name());
		note("language", null, this.language);
		note("brand", null, Long.toString(this.brandId));
		note("market", null, Long.toString(this.marketId));
		note("customer", null, Long.toString(this.customerId));
		if (this.categoryId != null) {
			note("category", null, this.categoryId.toString());
		}
		if (!this.tags.isEmpty()) {
			note("tags", null, String.join(" ", this.tags));
		}
		if (this.followUpOf != null) {
			note("follow-up-of", null, this.followUpOf.toString());
		}
	}

	/**
	 * A message of whichever author takes its place in the thread.
	 * @return the message's seq
	 * @throws TicketClosed when this ticket changes no more
	 */
	long append(Actor author, Visibility visibility, Instant at) {
		ensureNotClosed();
		this.messages++;
		long place = note("message", null, visibility.name() + ' ' + author.kind().name());
		if (at.isAfter(this.lastMessageAt)) {
			this.lastMessageAt = at;
		}
		if (visibility == Visibility.PUBLIC) {
			if (author.kind() == Actor.Kind.CUSTOMER) {
				hearCustomer(place, at);
			}
			else if (author.kind() != Actor.Kind.SYSTEM) {
				hearAnswer(author, place, at);
			}
		}
		return place;
	}

	private void hearCustomer(long place, Instant at) {
		this.customerMessageSeq = place;
		this.customerSeenSeq = place;
		if (!Times.given(this.waitingSince)) {
			this.waitingSince = at;
		}
		if (this.status != Status.NEW && this.status != Status.OPEN) {
			moveTo(Status.OPEN);
		}
		if (this.shelf == Shelf.TRASH) {
			put(Shelf.DESK);
		}
		wake();
	}

	private void hearAnswer(Actor author, long place, Instant at) {
		this.waitingSince = Times.NEVER;
		if (author.kind() == Actor.Kind.AGENT) {
			this.deskSeenSeq = place;
			promiseUpdate(null);
			if (!Times.given(this.firstRepliedAt)) {
				this.firstRepliedAt = at;
				note("first-reply", null, at.toString());
			}
		}
		if (this.status == Status.NEW) {
			moveTo(Status.OPEN);
		}
	}

	/** To a team's queue, out of any agent's hands. */
	void sendTo(@Nullable Long teamId) {
		ensureNotClosed();
		if (!Objects.equals(this.teamId, teamId)) {
			noteId("team", this.teamId, teamId);
			this.teamId = teamId;
		}
	}

	/** Into an agent's hands, or out of them with null. */
	void assignTo(@Nullable Long agentId) {
		ensureNotClosed();
		if (!Objects.equals(this.assigneeId, agentId)) {
			noteId("assignee", this.assigneeId, agentId);
			this.assigneeId = agentId;
		}
		if (agentId != null && this.status == Status.NEW) {
			moveTo(Status.OPEN);
		}
	}

	void solve(Actor by, Instant at) {
		ensureNotClosed();
		if (this.status == Status.SOLVED) {
			return;
		}
		if (by.kind() == Actor.Kind.AGENT && this.assigneeId == null) {
			assignTo(by.id());
		}
		note("solved-by", null, by.kind().name() + ((by.id() != null) ? " " + by.id() : ""));
		this.solvedByKind = by.kind();
		this.solvedById = by.id();
		this.solvedAt = at;
		waitSince(Times.NEVER);
		wake();
		promiseUpdate(null);
		moveTo(Status.SOLVED);
	}

	/** Open, Pending or On hold; New is only ever at birth, Closed only by the clock. */
	void become(Status wanted, Instant at) {
		ensureNotClosed();
		if (wanted == Status.NEW || wanted == Status.CLOSED || wanted == Status.SOLVED) {
			throw new StatusRefused(this.status, wanted);
		}
		if (wanted == this.status) {
			return;
		}
		if (wanted == Status.PENDING) {
			waitSince(Times.NEVER);
		}
		else if (this.status == Status.SOLVED && this.messages > 0 && !Times.given(this.waitingSince)) {
			waitSince(at);
		}
		moveTo(wanted);
	}

	// Said in the history where no message says it, so that it can be taken back
	private void waitSince(Instant next) {
		noteTime("waiting-since", this.waitingSince, next);
		this.waitingSince = next;
	}

	void close(Instant at) {
		if (this.status != Status.SOLVED) {
			throw new StatusRefused(this.status, Status.CLOSED);
		}
		this.closedAt = at;
		moveTo(Status.CLOSED);
	}

	private void moveTo(Status next) {
		note("status", this.status.name(), next.name());
		this.status = next;
		if (next.unsolved()) {
			this.solvedAt = Times.NEVER;
			this.solvedByKind = null;
			this.solvedById = null;
		}
	}

	void put(Shelf shelf) {
		if (shelf != this.shelf) {
			note("shelf", this.shelf.name(), shelf.name());
			this.shelf = shelf;
		}
	}

	/** Out of sight until then, or until the customer writes. */
	void snoozeUntil(Instant until, Instant now) {
		ensureNotClosed();
		if (!this.status.unsolved()) {
			throw VerbRefused.now("tickets.snooze.solved");
		}
		if (!until.isAfter(now) || until.isAfter(now.plus(Times.FARTHEST))) {
			throw VerbRefused.input("tickets.snooze.time");
		}
		noteTime("snoozed-until", this.snoozedUntil, until);
		this.snoozedUntil = until;
	}

	/** Back in sight. */
	void wake() {
		noteTime("snoozed-until", this.snoozedUntil, Times.NEVER);
		this.snoozedUntil = Times.NEVER;
	}

	/**
	 * The customer is told when they will hear of us next; kept by the next public answer
	 * of an agent.
	 */
	void promiseUpdate(@Nullable Instant at) {
		ensureNotClosed();
		Instant next = (at != null) ? at : Times.NEVER;
		noteTime("next-update", this.nextUpdateAt, next);
		this.nextUpdateAt = next;
		this.nextUpdateTold = false;
		this.dueAt = next;
	}

	/** The promised time has come, and nothing was said. */
	void missUpdate() {
		if (!this.nextUpdateTold) {
			note("next-update-due", null, this.nextUpdateAt.toString());
			this.nextUpdateTold = true;
		}
	}

	private void noteTime(String field, Instant was, Instant became) {
		if (!was.equals(became)) {
			note(field, Times.given(was) ? was.toString() : null, Times.given(became) ? became.toString() : null);
		}
	}

	/** What this was goes on in another; the messages are moved by whoever calls. */
	void mergeInto(Ticket survivor, Instant at) {
		ensureNotClosed();
		wake();
		promiseUpdate(null);
		note("merged-into", null, Long.toString(survivor.number));
		this.mergedInto = survivor.id();
		this.messages = 0;
		this.waitingSince = Times.NEVER;
		this.closedAt = at;
		moveTo(Status.CLOSED);
	}

	/**
	 * Takes in another ticket's messages.
	 * @return the place before the first of them
	 */
	long takeIn(Ticket merged, int moved, Instant waiting) {
		ensureNotClosed();
		note("merged-from", null, Long.toString(merged.number));
		long before = makeRoom(moved);
		if (merged.lastMessageAt.isAfter(this.lastMessageAt)) {
			this.lastMessageAt = merged.lastMessageAt;
		}
		if (Times.given(waiting)) {
			if (waiting.isBefore(this.waitingSince)) {
				this.waitingSince = waiting;
			}
			if (!this.status.unsolved() || this.status == Status.PENDING || this.status == Status.ON_HOLD) {
				moveTo(Status.OPEN);
			}
			wake();
		}
		return before;
	}

	/** Places for messages that come from elsewhere, in a row. */
	long makeRoom(int messages) {
		long before = this.seq;
		this.seq += messages;
		this.messages += messages;
		return before;
	}

	/** Gives back what was merged into this. */
	void giveBack(Ticket merged, int moved, Instant waiting, Instant lastMessage) {
		ensureNotClosed();
		note("merged-from", Long.toString(merged.number), null);
		this.messages -= moved;
		this.waitingSince = waiting;
		this.lastMessageAt = lastMessage;
	}

	/** Goes on by itself, as it was, unless its conversation went on meanwhile. */
	void unmerge(long into, Status was, int moved, Instant waiting, Instant lastMessage) {
		note("merged-into", Long.toString(into), null);
		this.mergedInto = null;
		this.closedAt = Times.NEVER;
		this.messages = moved;
		this.waitingSince = waiting;
		this.lastMessageAt = lastMessage;
		boolean reopened = Times.given(waiting) && was != Status.NEW && was != Status.OPEN && was != Status.ON_HOLD;
		boolean answered = !Times.given(waiting) && was == Status.NEW;
		moveTo((reopened || answered) ? Status.OPEN : was);
	}

	/** Some of its messages went to a ticket of their own. */
	void splitTo(Ticket other, int moved) {
		ensureNotClosed();
		note("split-to", null, Long.toString(other.number));
		this.messages -= moved;
	}

	/** Since when and until when someone waits and spoke, counted anew. */
	void recount(Instant waiting, Instant lastMessage, long customerMessageSeq) {
		this.waitingSince = this.status.unsolved() ? waiting : Times.NEVER;
		this.lastMessageAt = lastMessage;
		this.customerMessageSeq = customerMessageSeq;
	}

	/** A ticket of its own for what was said in another. */
	static Ticket splitFrom(Ticket original, long customerId, String subject, long number, Instant now) {
		Ticket other = new Ticket(original, customerId, subject, number, now);
		other.note("split-from", null, Long.toString(original.number));
		return other;
	}

	/** Another about the same matter, for the same customer. */
	static Ticket following(Ticket before, long number, Instant now) {
		Ticket other = new Ticket(before, before.customerId, before.subject, number, now);
		other.followUpOf = before.id();
		other.note("follow-up-of", null, Long.toString(before.id()));
		return other;
	}

	/** In the same hands; where there are none, people must look for some. */
	void placeLike(Ticket original) {
		sendTo(original.teamId);
		if (original.assigneeId != null) {
			assignTo(original.assigneeId);
		}
		else if (original.teamId == null) {
			awaitPeople();
		}
	}

	/**
	 * Whether what just happened to it makes it someone's work that was nobody's: it is
	 * new, open again, or back on the desk.
	 */
	boolean cameUp() {
		return this.status.unsolved() && this.changes.stream().anyMatch(Ticket::bringsUp);
	}

	private static boolean bringsUp(Change change) {
		String was = change.was();
		return switch (change.field()) {
			case "status" -> was == null || !Status.valueOf(was).unsolved();
			case "shelf" -> was != null && Shelf.DESK.name().equals(change.became());
			default -> false;
		};
	}

	/** Out of hands that are no more: people must look for others. */
	void outlive() {
		assignTo(null);
		if (this.teamId != null) {
			awaitTeam();
		}
		else {
			awaitPeople();
		}
	}

	/** With words blacked out, which no event repeats. */
	void blacken(String subject) {
		this.subject = subject;
	}

	/** The sides that had read everything before a merge still have. */
	void keepRead(boolean desk, boolean customer, long customerMessage) {
		this.customerMessageSeq = Math.max(this.customerMessageSeq, customerMessage);
		if (desk) {
			this.deskSeenSeq = this.seq;
		}
		if (customer) {
			this.customerSeenSeq = this.seq;
		}
	}

	/** Something about it that concerns others more than itself. */
	long remark(String field, @Nullable String was, @Nullable String became) {
		return note(field, was, became);
	}

	/** The agent's word counts more than the formula, until it is taken back. */
	void overrulePriority(Priority wanted) {
		ensureNotClosed();
		if (!this.priorityOverruled) {
			note("priority-overruled", "false", "true");
			this.priorityOverruled = true;
		}
		reprioritise(wanted);
	}

	/** Null leaves one of them as it is. */
	void weigh(@Nullable Level wantedUrgency, @Nullable Level wantedImpact) {
		ensureNotClosed();
		Level urgency = (wantedUrgency != null) ? wantedUrgency : this.urgency;
		Level impact = (wantedImpact != null) ? wantedImpact : this.impact;
		if (urgency != this.urgency) {
			note("urgency", this.urgency.name(), urgency.name());
			this.urgency = urgency;
		}
		if (impact != this.impact) {
			note("impact", this.impact.name(), impact.name());
			this.impact = impact;
		}
		if (this.priorityOverruled) {
			note("priority-overruled", "true", "false");
			this.priorityOverruled = false;
		}
		reprioritise(Priority.from(urgency, impact, this.importance));
	}

	private void reprioritise(Priority next) {
		if (next != this.priority) {
			note("priority", this.priority.name(), next.name());
			this.priority = next;
		}
	}

	void retag(List<String> wanted) {
		ensureNotClosed();
		List<String> next = List.copyOf(new TreeSet<>(wanted));
		if (next.size() > MAX_TAGS) {
			throw new TooManyTags(MAX_TAGS);
		}
		if (!next.equals(this.tags)) {
			note("tags", String.join(" ", this.tags), String.join(" ", next));
			this.tags = next;
		}
	}

	/** Leaves what it has beside these alone. */
	void retag(List<String> added, List<String> removed) {
		Set<String> next = new TreeSet<>(this.tags);
		next.removeAll(Set.copyOf(removed));
		next.addAll(added);
		retag(List.copyOf(next));
	}

	void categorise(@Nullable Long categoryId) {
		ensureNotClosed();
		if (!Objects.equals(this.categoryId, categoryId)) {
			noteId("category", this.categoryId, categoryId);
			this.categoryId = categoryId;
		}
	}

	void rename(String subject) {
		ensureNotClosed();
		if (!subject.equals(this.subject)) {
			note("subject", this.subject, subject);
			this.subject = subject;
		}
	}

	void callIt(Kind kind) {
		ensureNotClosed();
		if (kind != this.kind) {
			note("kind", this.kind.name(), kind.name());
			this.kind = kind;
		}
	}

	void speak(String language) {
		if (!language.equals(this.language)) {
			note("language", this.language, language);
			this.language = language;
		}
	}

	/**
	 * What a field of the history holds now, as an event would say it.
	 * @return null where it holds nothing
	 */
	@Nullable String told(String field) {
		return switch (field) {
			case "status" -> this.status.name();
			case "shelf" -> this.shelf.name();
			case "team" -> text(this.teamId);
			case "assignee" -> text(this.assigneeId);
			case "category" -> text(this.categoryId);
			case "tags" -> String.join(" ", this.tags);
			case "subject" -> this.subject;
			case "kind" -> this.kind.name();
			case "urgency" -> this.urgency.name();
			case "impact" -> this.impact.name();
			case "priority" -> this.priority.name();
			case "priority-overruled" -> Boolean.toString(this.priorityOverruled);
			case "waiting-since" -> text(this.waitingSince);
			case "snoozed-until" -> text(this.snoozedUntil);
			case "next-update" -> text(this.nextUpdateAt);
			default -> throw new IllegalArgumentException(field);
		};
	}

	/**
	 * As if what was done had not been: any field back to what it was, even a status that
	 * no way leads to.
	 * @param was as {@link #told} said it then
	 */
	void putBack(String field, @Nullable String was) {
		ensureNotClosed();
		note(field, told(field), was);
		String given = (was != null) ? was : "";
		switch (field) {
			case "status" -> this.status = Status.valueOf(given);
			case "shelf" -> this.shelf = Shelf.valueOf(given);
			case "team" -> this.teamId = id(was);
			case "assignee" -> this.assigneeId = id(was);
			case "category" -> this.categoryId = id(was);
			case "tags" -> this.tags = given.isEmpty() ? List.of() : List.of(given.split(" ", -1));
			case "subject" -> this.subject = given;
			case "kind" -> this.kind = Kind.valueOf(given);
			case "urgency" -> this.urgency = Level.valueOf(given);
			case "impact" -> this.impact = Level.valueOf(given);
			case "priority" -> this.priority = Priority.valueOf(given);
			case "priority-overruled" -> this.priorityOverruled = Boolean.parseBoolean(given);
			case "waiting-since" -> this.waitingSince = time(was);
			case "snoozed-until" -> this.snoozedUntil = time(was);
			case "next-update" -> {
				this.nextUpdateAt = time(was);
				this.dueAt = this.nextUpdateAt;
			}
			default -> throw new IllegalArgumentException(field);
		}
	}

	/** After its status was put back: who solved it when, if it is solved. */
	void putBackSolution(Instant at, Actor.@Nullable Kind kind, @Nullable Long id) {
		this.solvedAt = at;
		this.solvedByKind = kind;
		this.solvedById = id;
	}

	/** That the promised time had come was said before; it is not said again. */
	void putBackMissed() {
		this.nextUpdateTold = true;
	}

	private static @Nullable String text(@Nullable Long id) {
		return (id != null) ? id.toString() : null;
	}

	private static @Nullable String text(Instant time) {
		return Times.given(time) ? time.toString() : null;
	}

	private static @Nullable Long id(@Nullable String was) {
		return (was != null) ? Long.valueOf(was) : null;
	}

	private static Instant time(@Nullable String was) {
		return (was != null) ? Instant.parse(was) : Times.NEVER;
	}

	/** What a module above knows about this ticket and the history should tell. */
	void remember(String fact, @Nullable String was, @Nullable String became) {
		ensureNotClosed();
		note(fact, was, became);
	}

	void remember(Fact fact) {
		remember(fact.name(), fact.was(), fact.became());
	}

	/** No bot answers, or it has handed over: now people must. */
	void awaitPeople() {
		note("awaits", null, "people");
	}

	/** Given back: someone else of its team must. */
	void awaitTeam() {
		note("awaits", null, "team");
	}

	/** Whether it is a chat that goes on, in the hands of someone else. */
	boolean isTalkedInByAnother(long agentId, Instant now) {
		Long holder = this.assigneeId;
		return this.channel == Channel.CHAT && holder != null && holder != agentId
				&& (this.status == Status.NEW || this.status == Status.OPEN)
				&& this.lastMessageAt.isAfter(now.minus(CHAT_GOES_ON));
	}

	/**
	 * Read up to here.
	 * @return whether the mark moved
	 */
	boolean seenByDesk(long seq) {
		long mark = Math.min(seq, this.seq);
		if (mark <= this.deskSeenSeq) {
			return false;
		}
		this.deskSeenSeq = mark;
		return true;
	}

	/**
	 * Read up to here.
	 * @return whether the mark moved
	 */
	boolean seenByCustomer(long seq) {
		long mark = Math.min(seq, this.seq);
		if (mark <= this.customerSeenSeq) {
			return false;
		}
		this.customerSeenSeq = mark;
		return true;
	}

	/** What lies in spam or trash is answered by nobody. */
	void ensureOnDesk() {
		if (this.shelf != Shelf.DESK) {
			throw VerbRefused.now("tickets.shelved", this.shelf.name());
		}
	}

	private void ensureNotClosed() {
		if (this.status == Status.CLOSED) {
			throw new TicketClosed(this.number);
		}
	}

	private void noteId(String field, @Nullable Long was, @Nullable Long became) {
		note(field, (was != null) ? was.toString() : null, (became != null) ? became.toString() : null);
	}

	private long note(String field, @Nullable String was, @Nullable String became) {
		this.changes.add(new Change(++this.seq, field, was, became));
		return this.seq;
	}

	/** Hands over what happened since the last time, for the history. */
	List<Change> takeChanges(Instant now) {
		List<Change> taken = List.copyOf(this.changes);
		this.changes.clear();
		if (!taken.isEmpty() && now.isAfter(this.updatedAt)) {
			this.updatedAt = now;
		}
		return taken;
	}

	public long id() {
		return Objects.requireNonNull(this.id);
	}

	public long number() {
		return this.number;
	}

	public String publicId() {
		return this.publicId;
	}

	public int version() {
		return this.version;
	}

	/** The place of the last thing that happened. */
	public long seq() {
		return this.seq;
	}

	public String subject() {
		return this.subject;
	}

	public Kind kind() {
		return this.kind;
	}

	public Status status() {
		return this.status;
	}

	public Shelf shelf() {
		return this.shelf;
	}

	public Level urgency() {
		return this.urgency;
	}

	public Level impact() {
		return this.impact;
	}

	public Tier importance() {
		return this.importance;
	}

	public Priority priority() {
		return this.priority;
	}

	public boolean priorityOverruled() {
		return this.priorityOverruled;
	}

	public Channel channel() {
		return this.channel;
	}

	public String language() {
		return this.language;
	}

	public long brandId() {
		return this.brandId;
	}

	public long marketId() {
		return this.marketId;
	}

	public long customerId() {
		return this.customerId;
	}

	public @Nullable Long teamId() {
		return this.teamId;
	}

	public @Nullable Long assigneeId() {
		return this.assigneeId;
	}

	public @Nullable Long categoryId() {
		return this.categoryId;
	}

	public List<String> tags() {
		return List.copyOf(this.tags);
	}

	public @Nullable Long followUpOf() {
		return this.followUpOf;
	}

	/** The ticket this one was merged into. */
	public @Nullable Long mergedInto() {
		return this.mergedInto;
	}

	public Actor.@Nullable Kind solvedByKind() {
		return this.solvedByKind;
	}

	public @Nullable Long solvedById() {
		return this.solvedById;
	}

	public int messages() {
		return this.messages;
	}

	public long deskSeenSeq() {
		return this.deskSeenSeq;
	}

	public long customerSeenSeq() {
		return this.customerSeenSeq;
	}

	/** The place of the customer's last message. */
	public long customerMessageSeq() {
		return this.customerMessageSeq;
	}

	public Instant createdAt() {
		return this.createdAt;
	}

	public Instant updatedAt() {
		return this.updatedAt;
	}

	public Instant lastMessageAt() {
		return this.lastMessageAt;
	}

	/** Since when the customer has waited for an answer; {@link Times#NEVER} when not. */
	public Instant waitingSince() {
		return this.waitingSince;
	}

	/** When it must be worked on: the promised next update. */
	public Instant dueAt() {
		return this.dueAt;
	}

	/** Until when it is out of sight; {@link Times#NEVER} when it is not. */
	public Instant snoozedUntil() {
		return this.snoozedUntil;
	}

	/** When the customer was promised to hear of us; {@link Times#NEVER} when not. */
	public Instant nextUpdateAt() {
		return this.nextUpdateAt;
	}

	public Instant firstRepliedAt() {
		return this.firstRepliedAt;
	}

	public Instant solvedAt() {
		return this.solvedAt;
	}

	public Instant closedAt() {
		return this.closedAt;
	}

}
