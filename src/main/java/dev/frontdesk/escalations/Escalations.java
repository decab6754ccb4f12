package dev.frontdesk.escalations;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.frontdesk.staff.Agent;
import dev.frontdesk.staff.Staff;
import dev.frontdesk.staff.Team;
import dev.frontdesk.tickets.Channel;
import dev.frontdesk.tickets.HandOver;
import dev.frontdesk.tickets.NewMessage;
import dev.frontdesk.tickets.Posted;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.Status;
import dev.frontdesk.tickets.Ticket;
import dev.frontdesk.tickets.TicketClosed;
import dev.frontdesk.tickets.Tickets;
import dev.frontdesk.tickets.Times;
import dev.frontdesk.web.Texts;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Hands tickets to helpers and brings them back. A helper may hand on: the newest running
 * escalation is where the ticket is, and each return goes back by one.
 */
@Service
@Transactional
public class Escalations {

	static final int REASON = 200;

	static final int NOTE = 5_000;

	/** The latest of {@code ticket t}, as JSON for {@link #read}. */
	static final String OF_TICKET = """
			(select json_agg(x order by x.id desc) from (
				select e.id, e.step_id as "stepId", e.team_id as "teamId", e.party is not null as outside,
					coalesce(e.party, tm.name ->> :language, tm.name ->> 'en', tm.key) as helper, e.reason,
					e.by_agent_id as "byAgentId", b.name as by, e.from_team_id as "fromTeamId", e.at, e.due_at as "dueAt",
					e.ended_at as "endedAt", r.name as "endedBy", e.answer
				from escalation e left join team tm on tm.id = e.team_id
					join agent b on b.id = e.by_agent_id left join agent r on r.id = e.ended_by
				where e.ticket_id = t.id order by e.id desc limit 20) x)""";

	private static final TypeReference<List<Escalation>> ESCALATIONS = new TypeReference<>() {
	};

	private final Tickets tickets;

	private final Paths paths;

	private final Staff staff;

	private final HelperLetters letters;

	private final MessageSource messages;

	private final JdbcClient jdbc;

	private final JsonMapper json;

	private final Clock clock;

	Escalations(Tickets tickets, Paths paths, Staff staff, HelperLetters letters, MessageSource messages,
			JdbcClient jdbc, JsonMapper json, Clock clock) {
		this.tickets = tickets;
		this.paths = paths;
		this.staff = staff;
		this.letters = letters;
		this.messages = messages;
		this.jdbc = jdbc;
		this.json = json;
		this.clock = clock;
	}

	/** The path this ticket would go, by its category; empty where admins wrote none. */
	@Transactional(readOnly = true)
	public Optional<Path> path(Ticket ticket) {
		return this.paths.of(ticket.categoryId());
	}

	/** Newest first. */
	@Transactional(readOnly = true)
	public List<Escalation> of(long ticketId, Locale reader) {
		return this.jdbc.sql("select " + OF_TICKET + " from ticket t where t.id = :ticket")
			.param("ticket", ticketId)
			.param("language", reader.getLanguage())
			.query(String.class)
			.optional()
			.map(this::read)
			.orElse(List.of());
	}

	List<Escalation> read(String shown) {
		return this.json.readValue(shown, ESCALATIONS);
	}

	/** Where it is now, unless it is with nobody else. */
	@Transactional(readOnly = true)
	public Optional<Escalation> current(long ticketId, Locale reader) {
		return of(ticketId, reader).stream().filter(Escalation::running).findFirst();
	}

	/**
	 * To a helper: a note with reason and question, a message to the customer where one
	 * is given, then the ticket itself; an outside party gets a letter, and the ticket
	 * waits on hold.
	 * @return the helper's name
	 * @throws NoSuchStep when its path has no such step
	 * @throws AlreadyThere when this helper has it now
	 * @throws dev.frontdesk.web.InvalidText when reason, note or message cannot be taken
	 * @throws dev.frontdesk.tickets.ThreadMovedOn when the customer wrote before they
	 * were told
	 */
	public String escalate(Reader.OfDesk by, long number, Ask ask, Locale reader) {
		Ticket ticket = locked(by, number);
		Path.Step step = this.paths.of(ticket.categoryId())
			.flatMap((path) -> path.step(ask.stepId()))
			.orElseThrow(NoSuchStep::new);
		String reason = Texts.line("reason", ask.reason(), REASON);
		String note = Texts.block("note", ask.note(), NOTE);
		if (isThere(ticket.id(), step)) {
			throw new AlreadyThere();
		}
		String helper = helper(step, reader);
		long id = store(by, ticket, step, reason);
		if (ask.message() != null) {
			this.tickets.answer(by, number, NewMessage.text(ask.clientId() + "-told",
					Texts.block("message", ask.message(), NOTE), answerChannel(ticket), ticket.language()), ask.seen(),
					null);
		}
		Posted said = this.tickets.answer(
				by, number, NewMessage.note(ask.clientId(),
						say("escalations.note.to", reader, helper, reason) + "\n\n" + note, reader.getLanguage()),
				0, null);
		if (step.outside()) {
			this.letters.ask(step, this.staff.agent(by.agentId()), ticket, reason, note, said.messageId());
		}
		this.tickets.handOver(by, number, "escalation:" + id, there(ticket, step, helper));
		return helper;
	}

	/**
	 * The step after where it is now.
	 * @throws NoSuchStep when nobody stands further up
	 */
	@Transactional(readOnly = true)
	Path.Step next(Ticket ticket, List<Path.Step> steps) {
		Long here = current(ticket.id(), Locale.ENGLISH).map(Escalation::stepId).orElse(null);
		int at = -1;
		for (int i = 0; i < steps.size(); i++) {
			at = (here != null && steps.get(i).id() == here) ? i : at;
		}
		return steps.stream().skip(at + 1L).findFirst().orElseThrow(NoSuchStep::new);
	}

	private static Channel answerChannel(Ticket ticket) {
		return (ticket.channel() == Channel.CHAT) ? Channel.CHAT : Channel.DESK;
	}

	private static HandOver there(Ticket ticket, Path.Step step, String helper) {
		if (step.outside()) {
			Status waits = (ticket.status() == Status.ON_HOLD) ? null : Status.ON_HOLD;
			return new HandOver("escalated", helper, ticket.teamId(), ticket.assigneeId(), waits);
		}
		boolean open = ticket.status() == Status.NEW || ticket.status() == Status.OPEN;
		return new HandOver("escalated", helper, step.teamId(), null, open ? null : Status.OPEN);
	}

	private boolean isThere(long ticketId, Path.Step step) {
		return current(ticketId, Locale.ENGLISH)
			.filter((now) -> step.outside() ? now.outside() && now.helper().equals(step.party())
					: step.teamId() != null && step.teamId().equals(now.teamId()))
			.isPresent();
	}

	private long store(Reader.OfDesk by, Ticket ticket, Path.Step step, String reason) {
		Instant now = this.clock.instant();
		return this.jdbc.sql("""
				insert into escalation (ticket_id, step_id, team_id, party, address, reason, by_agent_id,
					from_team_id, at, due_at)
				values (:ticket, :step, :team, :party, :address, :reason, :by, :from, :now, :due) returning id""")
			.param("ticket", ticket.id())
			.param("step", step.id())
			.param("team", step.teamId())
			.param("party", step.outside() ? step.party() : null)
			.param("address", step.outside() ? step.address() : null)
			.param("reason", reason)
			.param("by", by.agentId())
			.param("from", ticket.teamId())
			.param("now", now.atOffset(ZoneOffset.UTC))
			.param("due", now.plus(Duration.ofMinutes(step.minutes())).atOffset(ZoneOffset.UTC))
			.query(Long.class)
			.single();
	}

	/**
	 * Back with the answer, into the hands of who escalated, or to their team while they
	 * are away.
	 * @return whose it is then; null for a team's queue
	 * @throws NotEscalated when nobody else has it
	 * @throws dev.frontdesk.web.InvalidText when there is no answer
	 */
	public @Nullable String bringBack(Reader.OfDesk by, long number, String clientId, String answer, Locale reader) {
		Ticket ticket = locked(by, number);
		Escalation now = current(ticket.id(), reader).orElseThrow(NotEscalated::new);
		String text = Texts.block("answer", answer, NOTE);
		this.jdbc.sql("update escalation set ended_at = ?, ended_by = ?, answer = ? where id = ?")
			.params(this.clock.instant().atOffset(ZoneOffset.UTC), by.agentId(), text, now.id())
			.update();
		this.tickets.answer(
				by, number, NewMessage.note(clientId,
						say("escalations.note.back", reader, now.helper()) + "\n\n" + text, reader.getLanguage()),
				0, null);
		Agent asker = this.staff.agent(now.byAgentId());
		boolean here = asker.active() && asker.available();
		this.tickets.handOver(by, number, "escalation:" + now.id(), back(ticket, now, here ? asker.id() : null));
		return here ? asker.name() : null;
	}

	private HandOver back(Ticket ticket, Escalation now, @Nullable Long asker) {
		Long team = now.outside() ? ticket.teamId() : now.fromTeamId();
		if (team == null && asker == null) {
			team = this.staff.fallbackTeam().map(Team::id).orElse(null);
		}
		boolean waits = ticket.status() == Status.ON_HOLD || ticket.status() == Status.PENDING;
		return new HandOver("returned", now.helper(), team, asker, waits ? Status.OPEN : null);
	}

	/**
	 * Solved or merged away: nobody is asked any more. One may hear of it late, and who
	 * was asked since is asked still.
	 * @param seq the place in the history at which it was solved
	 * @param at when that was
	 */
	void end(long ticketId, long seq, Instant at) {
		this.jdbc.sql("""
				update escalation set ended_at = :at where ticket_id = :ticket and ended_at = :never
				and not exists (select 1 from ticket_event e where e.ticket_id = :ticket and e.seq > :seq
					and e.field = 'escalated' and e.cause = 'escalation:' || escalation.id)""")
			.param("at", at.atOffset(ZoneOffset.UTC))
			.param("ticket", ticketId)
			.param("never", Times.NEVER.atOffset(ZoneOffset.UTC))
			.param("seq", seq)
			.update();
	}

	/**
	 * Not solved after all: who was asked still is.
	 * @param undone the places of the history that were taken back, such as "12-15"
	 */
	void goOn(long ticketId, @Nullable String undone) {
		String[] places = (undone != null) ? undone.split("-", 2) : new String[0];
		if (places.length == 2) {
			this.jdbc.sql("""
					update escalation set ended_at = :never where ticket_id = :ticket and ended_by is null
					and ended_at in (select at from ticket_event where ticket_id = :ticket and field = 'status'
						and became = 'SOLVED' and seq > :from and seq <= :to)""")
				.param("never", Times.NEVER.atOffset(ZoneOffset.UTC))
				.param("ticket", ticketId)
				.param("from", Long.valueOf(places[0]))
				.param("to", Long.valueOf(places[1]))
				.update();
		}
	}

	// Two agents at once: the second waits here, and reads what the first did
	private Ticket locked(Reader.OfDesk by, long number) {
		Ticket ticket = this.tickets.lockToWork(by, number);
		if (ticket.status() == Status.CLOSED) {
			throw new TicketClosed(number);
		}
		return ticket;
	}

	String helper(Path.Step step, Locale reader) {
		Long team = step.teamId();
		return (team != null) ? this.staff.team(team).name(reader) : step.party();
	}

	private String say(String key, Locale reader, Object... arguments) {
		return this.messages.getMessage(key, arguments, reader);
	}

}
