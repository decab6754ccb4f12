package dev.frontdesk.importers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import dev.frontdesk.sources.ImportedMessage;
import dev.frontdesk.sources.ImportedPerson;
import dev.frontdesk.sources.ImportedTicket;
import dev.frontdesk.sources.Untaken;
import dev.frontdesk.staff.Agent;

/** What reading finds, ticket by ticket; kept in memory as figures and a few names. */
class DryRun {

	private static final int SAMPLES = 10;

	private static final int NAMES = 200;

	private static final int STATUSES = 100;

	private final ImportRun run;

	private final Origins origins;

	private final PeopleTaking people;

	private final Counts.Tally tally = new Counts.Tally();

	private final Set<Integer> customers = new HashSet<>();

	private final Map<String, Boolean> agents = new HashMap<>();

	private final Set<String> colleagues = new TreeSet<>();

	private final Set<String> former = new TreeSet<>();

	private final Map<String, Foretaste.Meant> statuses = new LinkedHashMap<>();

	private final Set<Long> numbers = new HashSet<>();

	private final List<Foretaste.Sample> samples = new ArrayList<>();

	private long highest;

	DryRun(ImportRun run, Origins origins, PeopleTaking people) {
		this.run = run;
		this.origins = origins;
		this.people = people;
	}

	/** A page of tickets, with what could not be read of them. */
	List<Untaken> add(List<Preparing.Prepared> page) {
		List<Untaken> untaken = new ArrayList<>();
		Set<String> taken = this.origins.taken(this.run.origin(),
				page.stream().map((one) -> one.ticket().externalId()).toList());
		Set<Long> conflicts = this.origins
			.numbersTaken(page.stream().map((one) -> one.ticket().number()).filter(Objects::nonNull).toList());
		for (Preparing.Prepared one : page) {
			untaken.addAll(one.untaken());
			this.tally.untaken += one.more();
			if (taken.contains(one.ticket().externalId())) {
				this.tally.known++;
			}
			else {
				count(one.ticket(), conflicts, untaken);
			}
		}
		this.tally.untaken += untaken.size();
		return untaken;
	}

	private void count(ImportedTicket ticket, Set<Long> conflicts, List<Untaken> untaken) {
		this.tally.tickets++;
		this.tally.messages += ticket.messages().size();
		this.tally.files += ticket.messages().stream().mapToInt((one) -> one.files().size()).sum();
		ImportedPerson requester = ticket.requester();
		this.customers
			.add((requester.email().isEmpty() ? requester.externalId() : requester.email()).toLowerCase(Locale.ROOT)
				.hashCode());
		number(ticket, conflicts, untaken);
		Stream.concat(ticket.messages().stream().map(ImportedMessage::author), Stream.ofNullable(ticket.assignee()))
			.filter((one) -> !one.is(requester))
			.forEach(this::agent);
		status(ticket);
		if (this.samples.size() < SAMPLES) {
			this.samples.add(sample(ticket));
		}
	}

	private void number(ImportedTicket ticket, Set<Long> conflicts, List<Untaken> untaken) {
		Long number = ticket.number();
		if (number == null) {
			return;
		}
		this.highest = Math.max(this.highest, number);
		if (number < 1 || conflicts.contains(number) || !this.numbers.add(number)) {
			this.tally.renumbered++;
			untaken.add(Untaken.of(Untaken.Place.TICKET, "#" + number, "importers.untaken.number", "was-" + number));
		}
	}

	private void agent(ImportedPerson person) {
		String key = person.externalId() + '/' + person.email();
		if (this.agents.putIfAbsent(key, true) != null) {
			return;
		}
		Optional<Agent> colleague = this.people.colleague(person);
		if (colleague.isPresent()) {
			remember(this.colleagues, colleague.get().name());
		}
		else if (person.ofDesk()) {
			remember(this.former,
					Stream.of(person.name(), person.email())
						.filter((one) -> !one.isBlank())
						.findFirst()
						.orElse(person.externalId()));
		}
	}

	private static void remember(Set<String> names, String name) {
		if (names.size() < NAMES) {
			names.add(Preparing.cut(name, NAMES));
		}
	}

	private void status(ImportedTicket ticket) {
		String there = Preparing.cut(ticket.statusThere(), 50);
		String key = there + '/' + ticket.status();
		if (this.statuses.size() < STATUSES || this.statuses.containsKey(key)) {
			this.statuses.merge(key, new Foretaste.Meant(there, ticket.status().name(), 1),
					(a, b) -> new Foretaste.Meant(there, a.here(), a.tickets() + 1));
		}
	}

	private static Foretaste.Sample sample(ImportedTicket ticket) {
		ImportedPerson requester = ticket.requester();
		return new Foretaste.Sample((ticket.number() != null) ? "#" + ticket.number() : "", ticket.subject(),
				Preparing.cut(requester.name().isBlank() ? requester.email() : requester.name(), NAMES),
				ticket.status().name(), ticket.messages().size(),
				ticket.messages().stream().mapToInt((one) -> one.files().size()).sum(),
				ticket.messages().getFirst().at(), ticket.language());
	}

	/** Of what came behind the last ticket. */
	void add(int untaken) {
		this.tally.untaken += untaken;
	}

	Counts counts() {
		this.tally.customers = this.customers.size();
		return this.tally.counts();
	}

	Foretaste foretaste() {
		return new Foretaste(counts().all(), this.highest, List.copyOf(this.colleagues), List.copyOf(this.former),
				List.copyOf(this.statuses.values()), List.copyOf(this.samples));
	}

}
