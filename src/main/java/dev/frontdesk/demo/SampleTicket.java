package dev.frontdesk.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;

import dev.frontdesk.customers.Tier;
import dev.frontdesk.tickets.Channel;
import dev.frontdesk.tickets.Level;
import dev.frontdesk.tickets.Priority;
import dev.frontdesk.tickets.Recency;
import dev.frontdesk.tickets.Shelf;
import dev.frontdesk.tickets.Status;
import dev.frontdesk.tickets.Times;
import dev.frontdesk.tickets.WordVector;
import org.jspecify.annotations.Nullable;

/** One ticket of the sample as it came about: its messages and its whole history. */
final class SampleTicket {

	private static final int LONGEST_SUBJECT = 80;

	private final SampleRows rows;

	private final long id;

	private final long number;

	private final long customer;

	private final SamplePeople.Person person;

	private final SampleWords words;

	private final SplittableRandom random;

	private final SampleWords.Talk talk;

	private final Script script;

	private final Map<String, SamplePhrase.Part> blanks;

	private final Channel channel;

	private Instant at;

	private final Instant now;

	private long seq;

	private Status status = Status.NEW;

	private @Nullable Long agent;

	private int messages;

	private long customerSeq;

	private Instant lastMessage;

	private Instant waiting = Times.NEVER;

	private Instant replied = Times.NEVER;

	private Instant solved = Times.NEVER;

	private Instant closed = Times.NEVER;

	SampleTicket(SampleRows rows, SampleWords words, long id, long number, long customer, SamplePeople.Person person,
			String talks, Instant at, Instant now, SplittableRandom random) {
		this.rows = rows;
		this.words = words;
		this.id = id;
		this.number = number;
		this.customer = customer;
		this.person = person;
		this.random = random;
		this.talk = words.talk(talks, random);
		this.script = this.talk.script();
		this.blanks = words.blanks(person.name(), "Alex", random);
		this.channel = this.script.channel();
		this.at = at;
		this.now = now;
		this.lastMessage = at;
	}

	/**
	 * Lets it happen.
	 * @param lines how many messages at most
	 * @param end how it stands in the end
	 */
	void happen(int lines, Status end, Shelf shelf, SamplePlaces places) {
		Tier tier = Tier.valueOf(this.person.tier());
		Priority priority = Priority.from(this.script.urgency(), Level.NORMAL, tier);
		Long category = places.category(this.script.category());
		Long team = (shelf == Shelf.DESK) ? places.team(this.script.team()) : null;
		String subject = subject();
		List<String> tags = List.copyOf(new TreeSet<>(this.script.tags()));
		begin(subject, tier, priority, category, tags, places);
		if (team != null) {
			note("SYSTEM", null, "team", null, Long.toString(team));
		}
		converse(lines, end, team, places);
		if (shelf != Shelf.DESK) {
			note("SYSTEM", null, "shelf", "DESK", shelf.name());
		}
		finish(end);
		boolean gone = this.status == Status.SOLVED || this.status == Status.CLOSED;
		String solvedBy = gone ? "AGENT" : null;
		boolean read = gone || (this.agent != null && this.random.nextInt(3) > 0);
		this.rows.tickets.add(this.id)
			.add(this.number)
			.add(SampleRows.publicId(this.random))
			.add(this.seq)
			.add(this.seq)
			.add(subject)
			.add(this.script.kind().name())
			.add(this.status.name())
			.add(shelf.name())
			.add(this.script.urgency().name())
			.add("NORMAL")
			.add(tier.name())
			.add(priority.name())
			.add(this.channel.name())
			.add(this.script.language())
			.add(places.brand())
			.add(places.market())
			.add(this.customer)
			.add(team)
			.add(this.agent)
			.add(category)
			.add("{" + String.join(",", tags) + "}")
			.add(solvedBy)
			.add(gone ? this.agent : null)
			.add(this.messages)
			.add(read ? this.seq : 0)
			.add(this.seq)
			.add(this.customerSeq)
			.add(this.rows.born)
			.add(this.at)
			.add(this.lastMessage)
			.add(this.waiting)
			.add(Times.NEVER)
			.add(this.replied)
			.add(this.solved)
			.add(this.closed)
			.end();
	}

	private String subject() {
		StringBuilder subject = new StringBuilder();
		WordVector vector = new WordVector();
		SamplePhrase phrase = this.script.subject().isEmpty() ? this.talk.lines().getFirst() : this.talk.subject();
		phrase.write(this.blanks, subject, new StringBuilder(), vector);
		this.rows.subjects.add(this.id).add(vector + Recency.ofTicket(this.id)).add(3).end();
		String line = subject.toString().strip().lines().findFirst().orElse("");
		return (line.length() <= LONGEST_SUBJECT) ? line : line.substring(0, LONGEST_SUBJECT - 1) + "…";
	}

	private void begin(String subject, Tier tier, Priority priority, @Nullable Long category, List<String> tags,
			SamplePlaces places) {
		this.rows.born = this.at;
		List<String> facts = new ArrayList<>(List.of("created", Long.toString(this.number), "subject", subject, "kind",
				this.script.kind().name(), "status", "NEW", "shelf", "DESK", "urgency", this.script.urgency().name(),
				"impact", "NORMAL", "importance", tier.name(), "priority", priority.name(), "channel",
				this.channel.name(), "language", this.script.language(), "brand", Long.toString(places.brand()),
				"market", Long.toString(places.market()), "customer", Long.toString(this.customer)));
		if (category != null) {
			facts.addAll(List.of("category", Long.toString(category)));
		}
		if (!tags.isEmpty()) {
			facts.addAll(List.of("tags", String.join(" ", tags)));
		}
		for (int i = 0; i < facts.size(); i += 2) {
			note("CUSTOMER", this.customer, facts.get(i), null, facts.get(i + 1));
		}
	}

	private void converse(int lines, Status end, @Nullable Long team, SamplePlaces places) {
		List<Script.Line> said = this.script.lines();
		for (int i = 0; i < lines; i++) {
			Script.Line line = said.get(i % said.size());
			boolean ofDesk = line.part().ofDesk();
			if (i > 0 && !forth(ofDesk)) {
				return;
			}
			if (ofDesk && this.agent == null) {
				if (end == Status.NEW) {
					return;
				}
				take(places.agent(team, this.random));
			}
			say(i, line.part(), this.talk.lines().get(i % said.size()));
			if (i == 0) {
				note("CUSTOMER", this.customer, "awaits", null, "people");
			}
		}
	}

	/** Time passes; what would happen after now has not. */
	private boolean forth(boolean ofDesk) {
		boolean live = this.channel == Channel.CHAT;
		int most = live ? 900 : ofDesk ? 40_000 : 90_000;
		Instant then = this.at.plusSeconds(30 + this.random.nextInt(most));
		if (then.isAfter(this.now)) {
			return false;
		}
		this.at = then;
		return true;
	}

	private void take(long someone) {
		this.agent = someone;
		note("AGENT", someone, "assignee", null, Long.toString(someone));
		become("AGENT", someone, Status.OPEN);
	}

	private void say(int index, Script.Part part, SamplePhrase phrase) {
		boolean ofDesk = part.ofDesk();
		StringBuilder text = new StringBuilder();
		StringBuilder html = new StringBuilder();
		WordVector vector = new WordVector();
		phrase.write(this.blanks, text, html, vector);
		if (!ofDesk && this.random.nextInt(2) == 0) {
			this.words.detail(this.person.language(), this.random).write(this.blanks, text, html, vector);
		}
		Long author = ofDesk ? this.agent : Long.valueOf(this.customer);
		String kind = ofDesk ? "AGENT" : "CUSTOMER";
		String visibility = (part == Script.Part.NOTE) ? "NOTE" : "PUBLIC";
		note(kind, author, "message", null, visibility + ' ' + kind);
		long message = this.rows.nextMessage++;
		this.rows.messages.add(message)
			.add(this.id)
			.add(this.id)
			.add(this.id)
			.add(this.seq)
			.add(this.seq)
			.add("s" + index)
			.add(kind)
			.add(author)
			.add(visibility)
			.add(this.channel.name())
			.add(this.script.language())
			.add(text.toString())
			.add(html.toString())
			.add(this.at)
			.end();
		this.rows.words.add(message).add(this.id).add(vector + Recency.ofMessage(message)).add(3).end();
		this.messages++;
		this.lastMessage = this.at;
		if (!ofDesk) {
			asked();
		}
		else if (part != Script.Part.NOTE) {
			answered(part);
		}
	}

	private void asked() {
		this.customerSeq = this.seq;
		if (this.waiting.equals(Times.NEVER)) {
			this.waiting = this.at;
		}
		if (this.status == Status.PENDING || this.status == Status.ON_HOLD) {
			become("CUSTOMER", this.customer, Status.OPEN);
		}
	}

	private void answered(Script.Part part) {
		this.waiting = Times.NEVER;
		if (this.replied.equals(Times.NEVER)) {
			this.replied = this.at;
			note("AGENT", this.agent, "first-reply", null, this.at.toString());
		}
		if (part == Script.Part.ASKS) {
			become("AGENT", this.agent, Status.PENDING);
		}
		else if (part == Script.Part.WAITS) {
			become("AGENT", this.agent, Status.ON_HOLD);
		}
	}

	private void finish(Status end) {
		if (this.agent == null || end == Status.NEW) {
			return;
		}
		if (end.unsolved()) {
			stand(end);
			return;
		}
		note("AGENT", this.agent, "solved-by", null, "AGENT " + this.agent);
		become("AGENT", this.agent, Status.SOLVED);
		this.solved = this.at;
		this.waiting = Times.NEVER;
		Instant closing = this.at.plus(Duration.ofDays(Month.CLOSE_AFTER_DAYS));
		if (closing.isBefore(this.now)) {
			this.at = closing;
			this.closed = closing;
			become("SYSTEM", null, Status.CLOSED);
		}
	}

	private void stand(Status end) {
		become("AGENT", this.agent, end);
		if (end == Status.OPEN) {
			this.waiting = this.lastMessage;
		}
		else {
			this.waiting = Times.NEVER;
		}
	}

	private void become(String by, @Nullable Long id, Status next) {
		if (next != this.status) {
			note(by, id, "status", this.status.name(), next.name());
			this.status = next;
		}
	}

	private void note(String by, @Nullable Long id, String field, @Nullable String was, String became) {
		this.seq++;
		this.rows.events.add(this.id)
			.add(this.seq)
			.add(this.at)
			.add(by)
			.add(id)
			.add(field)
			.add(was)
			.add(became)
			.add(true)
			.end();
	}

}
