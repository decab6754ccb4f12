package dev.frontdesk.importers;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.fields.FieldValues;
import dev.frontdesk.files.StoredFile;
import dev.frontdesk.sources.ImportedFile;
import dev.frontdesk.sources.ImportedMessage;
import dev.frontdesk.sources.ImportedPerson;
import dev.frontdesk.sources.ImportedTicket;
import dev.frontdesk.sources.Untaken;
import dev.frontdesk.staff.Agent;
import dev.frontdesk.staff.Role;
import dev.frontdesk.staff.Staff;
import dev.frontdesk.staff.Team;
import dev.frontdesk.tickets.Level;
import dev.frontdesk.tickets.MailIds;
import dev.frontdesk.tickets.NewMessage;
import dev.frontdesk.tickets.NewTicket;
import dev.frontdesk.tickets.Posted;
import dev.frontdesk.tickets.Priority;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.Replay;
import dev.frontdesk.tickets.RichText;
import dev.frontdesk.tickets.Shelf;
import dev.frontdesk.tickets.Status;
import dev.frontdesk.tickets.Tickets;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Lets a ticket of another desk happen again here, at the times at which it did, in the
 * caller's transaction. Nothing fires: no mail, no notice, no rule.
 */
@Component
class TicketTaking {

	private final Tickets tickets;

	private final MailIds mailIds;

	private final PeopleTaking people;

	private final FileTaking files;

	private final FieldValues fields;

	private final Staff staff;

	private final Origins origins;

	private volatile Teams teams = new Teams(List.of(), null);

	TicketTaking(Tickets tickets, MailIds mailIds, PeopleTaking people, FileTaking files, FieldValues fields,
			Staff staff, Origins origins) {
		this.tickets = tickets;
		this.mailIds = mailIds;
		this.people = people;
		this.files = files;
		this.fields = fields;
		this.staff = staff;
		this.origins = origins;
	}

	/** Sees who is here, before a step: it would be asked for with each ticket. */
	void lookAround() {
		this.people.lookAround();
		this.teams = new Teams(this.staff.teams(), this.staff.fallbackTeam().map(Team::id).orElse(null));
	}

	void take(ImportRun run, Preparing.Prepared prepared, Consumer<Untaken> untaken, Counts.Tally tally) {
		ImportedTicket ticket = prepared.ticket();
		Optional<Long> known = this.origins.ticket(run, ticket);
		if (known.isPresent()) {
			goOn(run, ticket, known.get(), untaken, tally);
			tally.known++;
			return;
		}
		Posted born = open(run, ticket, untaken, tally);
		this.origins.keepTicket(run.origin(), ticket.externalId(), born.ticketId());
		this.fields.setAtCreation(born.ticketId(), Actor.SYSTEM, prepared.fields(), true);
		place(run, ticket, born.ticketId());
		List<ImportedMessage> rest = ticket.messages().subList(1, ticket.messages().size());
		rest.forEach((message) -> say(run, ticket, born.ticketId(), message, tally));
		finish(run, ticket, born.ticketId());
		tally.tickets++;
	}

	private Posted open(ImportRun run, ImportedTicket ticket, Consumer<Untaken> untaken, Counts.Tally tally) {
		ImportedMessage first = ticket.messages().getFirst();
		Instant created = ticket.createdAt();
		Instant at = (created != null && created.isBefore(first.at())) ? created : first.at();
		long customer = this.people.customer(run, ticket.requester(), ticket.language(), at, tally);
		Long number = freeNumber(ticket, untaken, tally);
		List<String> tags = new ArrayList<>(ticket.tags());
		if (number == null && ticket.number() != null) {
			tags.add("was-" + ticket.number());
		}
		Priority priority = (ticket.priority() != null) ? ticket.priority() : Priority.NORMAL;
		NewTicket birth = new NewTicket(author(run, ticket, first, tally), customer, ticket.subject(), ticket.kind(),
				ticket.channel(), ticket.language(), null, null, null, tags, urgency(priority), impact(priority),
				message(ticket, first, tally).at(at), null, number, true);
		Posted born = this.tickets.open(birth);
		keepMailId(first, born.messageId());
		if (ticket.priority() != null) {
			this.tickets.replay(born.ticketId(), Actor.SYSTEM, at, new Replay.Rank(priority));
		}
		return born;
	}

	private @Nullable Long freeNumber(ImportedTicket ticket, Consumer<Untaken> untaken, Counts.Tally tally) {
		Long number = ticket.number();
		if (number == null) {
			return null;
		}
		if (number > 0 && !this.origins.numberTaken(number)) {
			return number;
		}
		tally.renumbered++;
		untaken.accept(Untaken.of(Untaken.Place.TICKET, ticket.name(), "importers.untaken.number", "was-" + number));
		return null;
	}

	private static Level urgency(Priority priority) {
		return switch (priority) {
			case LOW -> Level.LOW;
			case NORMAL -> Level.NORMAL;
			case HIGH, URGENT -> Level.HIGH;
		};
	}

	private static Level impact(Priority priority) {
		return (priority == Priority.URGENT) ? Level.HIGH : Level.NORMAL;
	}

	/** With the team and the agent who had it; nobody's work is put into left hands. */
	private void place(ImportRun run, ImportedTicket ticket, long ticketId) {
		Instant at = ticket.messages().getFirst().at();
		Long team = team(ticket.group());
		Long agent = null;
		ImportedPerson assignee = ticket.assignee();
		if (assignee != null) {
			Agent had = this.staff.agent(Objects.requireNonNull(this.people.agent(run, assignee).id()));
			agent = (had.active() || !ticket.status().unsolved()) ? had.id() : null;
		}
		this.tickets.replay(ticketId, Actor.SYSTEM, at, new Replay.Route(team, agent));
	}

	private @Nullable Long team(String group) {
		if (!group.isBlank()) {
			for (Team team : this.teams.all()) {
				if (team.key().equalsIgnoreCase(group.strip()) || called(team, group.strip())) {
					return team.id();
				}
			}
		}
		return this.teams.fallback();
	}

	private static boolean called(Team team, String group) {
		return dev.frontdesk.language.Languages.SHIPPED.stream()
			.anyMatch((locale) -> team.name(locale).equalsIgnoreCase(group));
	}

	private void say(ImportRun run, ImportedTicket ticket, long ticketId, ImportedMessage message, Counts.Tally tally) {
		Actor author = author(run, ticket, message, tally);
		this.tickets.replay(ticketId, author, message.at(), new Replay.Say(message(ticket, message, tally)));
		String mailId = message.mailId();
		if (mailId != null) {
			keepMailId(message, this.origins.messageId(ticketId, clientId(message)));
		}
	}

	private void keepMailId(ImportedMessage message, long messageId) {
		String mailId = message.mailId();
		if (mailId != null) {
			this.mailIds.keep(mailId, messageId);
		}
	}

	private Actor author(ImportRun run, ImportedTicket ticket, ImportedMessage message, Counts.Tally tally) {
		ImportedPerson author = message.author();
		if (!author.is(ticket.requester()) && (author.ofDesk() || this.people.colleague(author).isPresent())) {
			return this.people.agent(run, author);
		}
		ImportedPerson customer = author.is(ticket.requester()) ? ticket.requester() : author;
		if (message.note() && !author.is(ticket.requester())) {
			return this.people.agent(run, author);
		}
		return Actor.customer(this.people.customer(run, customer, ticket.language(), message.at(), tally));
	}

	private NewMessage message(ImportedTicket ticket, ImportedMessage message, Counts.Tally tally) {
		List<Long> stored = new ArrayList<>();
		String html = message.html();
		for (ImportedFile file : message.files()) {
			StoredFile kept = this.files.keep(file);
			stored.add(kept.id());
			html = (html != null) ? shown(html, file, kept) : null;
		}
		tally.messages++;
		tally.files += stored.size();
		String language = Tongue.of("", message.text(), ticket.language());
		NewMessage said = message.note() ? NewMessage.note(clientId(message), message.text(), language)
				: NewMessage.text(clientId(message), message.text(), ticket.channel(), language);
		NewMessage whole = said.withFiles(stored);
		return (html != null) ? rich(whole, html) : whole;
	}

	private static NewMessage rich(NewMessage message, String html) {
		String clean = RichText.clean(html);
		boolean says = !RichText.text(clean).isBlank() || !RichText.pictures(clean).isEmpty();
		return says ? message.withHtml(clean) : message;
	}

	// Pictures within: where the mail named its part stands our file
	private static String shown(String html, ImportedFile file, StoredFile kept) {
		String shown = html;
		for (String reference : file.references()) {
			String address = "file:" + kept.publicId();
			shown = shown.replace(reference, address).replace(reference.replace("&", "&amp;"), address);
		}
		return shown;
	}

	static String clientId(ImportedMessage message) {
		return "import:" + message.externalId();
	}

	/** As it stands there in the end. */
	private void finish(ImportRun run, ImportedTicket ticket, long ticketId) {
		Instant last = ticket.messages().getLast().at();
		Status now = this.tickets.byId(ticketId).status();
		switch (ticket.status()) {
			case NEW -> {
			}
			case OPEN, PENDING, ON_HOLD -> {
				if (now != ticket.status()) {
					become(ticketId, Actor.SYSTEM, last, ticket.status());
				}
			}
			case SOLVED, CLOSED -> solve(run, ticket, ticketId, last);
		}
		if (ticket.shelf() != Shelf.DESK) {
			this.tickets.replay(ticketId, Actor.SYSTEM, last, new Replay.Put(ticket.shelf()));
		}
	}

	private void solve(ImportRun run, ImportedTicket ticket, long ticketId, Instant last) {
		Instant solved = later(ticket.solvedAt(), last);
		Long assignee = this.tickets.byId(ticketId).assigneeId();
		become(ticketId, (assignee != null) ? Actor.agent(assignee) : Actor.SYSTEM, solved, Status.SOLVED);
		this.tickets.seenByDesk(new Reader.OfDesk(run.agentId(), Role.ADMIN), this.tickets.byId(ticketId).number(),
				Long.MAX_VALUE);
		if (ticket.status() == Status.CLOSED) {
			become(ticketId, Actor.SYSTEM, later(ticket.closedAt(), solved), Status.CLOSED);
		}
	}

	private static Instant later(@Nullable Instant said, Instant than) {
		return (said != null && said.isAfter(than)) ? said : than;
	}

	private void become(long ticketId, Actor by, Instant at, Status status) {
		this.tickets.replay(ticketId, by, at, new Replay.Become(status));
	}

	/** Taken before: what was said since. */
	private void goOn(ImportRun run, ImportedTicket ticket, long ticketId, Consumer<Untaken> untaken,
			Counts.Tally tally) {
		if (!isOf(run, ticket, ticketId)) {
			untaken.accept(Untaken.of(Untaken.Place.TICKET, ticket.name(), "importers.untaken.other-customer",
					"#" + this.tickets.byId(ticketId).number()));
			return;
		}
		this.origins.keepTicket(run.origin(), ticket.externalId(), ticketId);
		Set<String> taken = this.origins.messages(ticketId);
		List<ImportedMessage> since = ticket.messages()
			.stream()
			.filter((message) -> !taken.contains(clientId(message)) && isNew(run, message, ticketId))
			.toList();
		if (since.isEmpty()) {
			return;
		}
		if (this.tickets.byId(ticketId).status() == Status.CLOSED) {
			untaken.accept(Untaken.of(Untaken.Place.TICKET, ticket.name(), "importers.untaken.closed",
					String.format(Locale.ROOT, "%d", since.size())));
			return;
		}
		boolean ours = this.origins.workedOn(ticketId);
		since.forEach((message) -> say(run, ticket, ticketId, message, tally));
		if (!ours) {
			finish(run, ticket, ticketId);
		}
	}

	/** Nobody reads what another has written; mails are known by an id of their own. */
	private boolean isOf(ImportRun run, ImportedTicket ticket, long ticketId) {
		return run.ofMail() || this.people.known(run, ticket.requester())
			.filter((customer) -> customer == this.tickets.byId(ticketId).customerId())
			.isPresent();
	}

	// Other desks may have had the same mail in two tickets
	private boolean isNew(ImportRun run, ImportedMessage message, long ticketId) {
		String mailId = message.mailId();
		return mailId == null || this.mailIds.ticketOf(List.of(mailId))
			.filter((known) -> run.ofMail() || known == ticketId)
			.isEmpty();
	}

	private record Teams(List<Team> all, @Nullable Long fallback) {
	}

}
