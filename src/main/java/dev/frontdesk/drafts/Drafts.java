package dev.frontdesk.drafts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import dev.frontdesk.notifications.Notice;
import dev.frontdesk.notifications.NoticeKind;
import dev.frontdesk.notifications.Notifications;
import dev.frontdesk.actions.Step;
import dev.frontdesk.actions.Steps;
import dev.frontdesk.audit.Actor;
import dev.frontdesk.files.Files;
import dev.frontdesk.live.Pushes;
import dev.frontdesk.staff.Role;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.Ticket;
import dev.frontdesk.tickets.Tickets;
import dev.frontdesk.tickets.Times;
import dev.frontdesk.web.InvalidText;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps what agents have begun to write. Every change locks the draft's row; a tab that
 * is behind is refused and shown what stands, so that neither text is lost.
 */
@Service
@Transactional
public class Drafts {

	/** More than a message takes: two drafts may have been joined. */
	static final int LONGEST = 40_000;

	private static final String DRAFTS = """
			select d.*, (select json_agg(json_build_object('id', f.id, 'publicId', f.public_id, 'name', f.name,
					'mediaType', f.media_type, 'size', f.size) order by f.id)
				from upload u join stored_file f on f.id = u.file_id where u.draft_id = d.id) as files
			from draft d where\s""";

	private static final TypeReference<List<DraftFile>> FILES = new TypeReference<>() {
	};

	private static final int MOST_STEPS = 30;

	private static final Duration AGE = Duration.ofDays(60);

	private static final Duration FURTHEST = Duration.ofDays(366);

	/** A ticket and all that was merged into it. */
	private static final String FAMILY = """
			array(with recursive tree (id) as (select ?::bigint union all select t.id from ticket t
				join tree on t.merged_into = tree.id) select id from tree)""";

	private final JdbcClient jdbc;

	private final Files files;

	private final Tickets tickets;

	private final Notifications notifications;

	private final Pushes pushes;

	private final JsonMapper json;

	private final Clock clock;

	Drafts(JdbcClient jdbc, Files files, Tickets tickets, Notifications notifications, Pushes pushes, JsonMapper json,
			Clock clock) {
		this.jdbc = jdbc;
		this.files = files;
		this.tickets = tickets;
		this.notifications = notifications;
		this.pushes = pushes;
		this.json = json;
		this.clock = clock;
	}

	/**
	 * What a thread shows: this agent's open drafts, and whatever waits for its time,
	 * here or in what was merged into it.
	 */
	@Transactional(readOnly = true)
	public List<Draft> beside(long agentId, long ticketId) {
		return desk(agentId, ticketId, List.of());
	}

	/**
	 * What a thread shows, see {@link #beside}, and what else this agent has begun in the
	 * tickets of a list: one statement for the page that shows both.
	 * @param ticketId the thread's, or 0 where there is none
	 */
	@Transactional(readOnly = true)
	public List<Draft> desk(long agentId, long ticketId, Collection<Long> listed) {
		return with("""
				d.scheduled and d.ticket_id = any(""" + FAMILY + """
				) or d.agent_id = ? and not d.scheduled and (d.ticket_id = ? or d.ticket_id = any(?::bigint[]))
				order by d.send_at, d.id""", ticketId, agentId, ticketId, listed.toArray(Long[]::new));
	}

	/** The open drafts of this agent in a ticket, at most one a kind. */
	@Transactional(readOnly = true)
	public List<Draft> open(long agentId, long ticketId) {
		return with("agent_id = ? and ticket_id = ? and not scheduled", agentId, ticketId);
	}

	@Transactional(readOnly = true)
	public Optional<Draft> find(long agentId, long ticketId, DraftKind kind) {
		return open(agentId, ticketId).stream().filter((draft) -> draft.kind() == kind).findFirst();
	}

	/** Whether any reply at all waits for its time. */
	boolean isAnyScheduled() {
		return this.jdbc.sql("select exists (select 1 from draft where scheduled)").query(Boolean.class).single();
	}

	/** What waits in a ticket and in all that was merged into it. */
	List<Draft> scheduled(long ticketId, DraftKind kind) {
		return with("scheduled and kind = ? and ticket_id = any(" + FAMILY + ")", kind.name(), ticketId);
	}

	/**
	 * Where it goes now: after a merge to the ticket that goes on, unless it would reach
	 * another customer there.
	 */
	Destination destination(Draft draft) {
		return this.jdbc.sql("""
				with recursive way (id, into_id, into_seq) as (
					select m.ticket_id, m.into_id, m.into_seq from ticket_merge m where m.ticket_id = :ticket
					union all select m.ticket_id, m.into_id, m.into_seq from ticket_merge m
						join way w on m.ticket_id = w.into_id)
				select s.id, s.number, s.customer_id = t.customer_id as same, coalesce((select w.into_seq from way w
					where w.into_id = s.id), :seen) as seen
				from ticket t join ticket s on s.id = ticket_survivor(t.id) where t.id = :ticket""")
			.param("ticket", draft.ticketId())
			.param("seen", draft.seen())
			.query(Destination.class)
			.single();
	}

	/**
	 * One's own.
	 * @throws NoSuchDraft when it is another's, or was sent or thrown away
	 */
	@Transactional(readOnly = true)
	public Draft own(long agentId, long id) {
		return with("id = ? and agent_id = ?", id, agentId).stream().findFirst().orElseThrow(NoSuchDraft::new);
	}

	/**
	 * Keeps what a composer holds.
	 * @param known the version the writer last saw; 0 for none, -1 to overwrite whatever
	 * stands
	 * @throws DraftMovedOn when somebody wrote in it since, in another tab or place, what
	 * this does not go on from
	 * @throws dev.frontdesk.tickets.TicketNotFound when the ticket is not there for this
	 * reader
	 */
	public Draft save(Reader.OfDesk writer, long number, DraftKind kind, long known, Content content) {
		Ticket ticket = this.tickets.byNumber(writer, number);
		return keep(writer.agentId(), ticket, kind, known, content);
	}

	/**
	 * Keeps what was written in a ticket that its writer may no longer see.
	 * @throws KeptAside always, once it is kept
	 * @throws dev.frontdesk.tickets.TicketNotFound when there is no such ticket at all
	 */
	@Transactional(noRollbackFor = KeptAside.class)
	public void keepAside(long agentId, long number, DraftKind kind, Content content) {
		Ticket ticket = this.tickets.byNumber(new Reader.OfDesk(agentId, Role.ADMIN), number);
		if (!content.text().isBlank()) {
			keep(agentId, ticket, kind, -1, content.beside(ensure(agentId, ticket, kind)));
		}
		throw new KeptAside(number);
	}

	Draft keep(long agentId, Ticket ticket, DraftKind kind, long known, Content content) {
		if (content.text().length() > LONGEST) {
			throw new InvalidText("text", "web.text.too-long", LONGEST, content.text().length());
		}
		Draft before = ensure(agentId, ticket, kind);
		if (known >= 0 && known != before.version() && !content.goesOnFrom(before)) {
			throw new DraftMovedOn(before);
		}
		this.jdbc
			.sql("""
					update draft set version = version + 1, text = ?, recipients = ?, quoted = ?, mentions = ?, told = '',
						seen_seq = greatest(seen_seq, ?), client_id = coalesce(?, client_id), updated_at = ? where id = ?""")
			.params(java.util.Arrays.asList(content.text(), content.recipients(), content.quoted().name(),
					content.mentions().toArray(Long[]::new), content.seen(), content.clientId(), now(), before.id()))
			.update();
		Draft kept = before.holding(content, this.clock.instant());
		tell(ticket, kept, content.tab());
		return kept;
	}

	/** The open draft, made when there is none; its row is locked. */
	Draft ensure(long agentId, Ticket ticket, DraftKind kind) {
		this.jdbc.sql("""
				insert into draft (agent_id, ticket_id, kind, client_id, seen_seq, language, updated_at)
				values (?, ?, ?, ?, ?, ?, ?) on conflict (agent_id, ticket_id, kind) where not scheduled do nothing""")
			.params(agentId, ticket.id(), kind.name(), UUID.randomUUID().toString(), 0L, ticket.language(), now())
			.update();
		return with("agent_id = ? and ticket_id = ? and kind = ? and not scheduled for update", agentId, ticket.id(),
				kind.name())
			.getFirst();
	}

	/** Goes on with what is begun by a text of its own. */
	public void append(Reader.OfDesk writer, long number, DraftKind kind, String text) {
		Ticket ticket = this.tickets.byNumber(writer, number);
		Draft before = ensure(writer.agentId(), ticket, kind);
		String joined = before.text().isBlank() ? text : before.text() + "\n\n" + text;
		this.jdbc.sql("update draft set text = ?, version = version + 1, updated_at = ? where id = ?")
			.params(joined, now(), before.id())
			.update();
		tell(ticket, before, "");
	}

	/**
	 * Puts steps beside what is written, to be taken when it is sent; what is there
	 * already is not taken twice.
	 * @param because the cause they are taken under
	 */
	public Draft along(Reader.OfDesk writer, long number, DraftKind kind, List<Step> steps, String because) {
		Ticket ticket = this.tickets.byNumber(writer, number);
		Draft draft = ensure(writer.agentId(), ticket, kind);
		List<Step> all = Stream.concat(draft.steps().list().stream(), steps.stream()).distinct().toList();
		if (all.size() > MOST_STEPS) {
			throw new TooManySteps(MOST_STEPS);
		}
		return bring(ticket, draft, new Steps(all), because);
	}

	/**
	 * Leaves one of the steps out.
	 * @param action the step's, so that no other is left out where something changed
	 */
	public void leaveOut(Reader.OfDesk writer, long number, DraftKind kind, int place, String action) {
		Ticket ticket = this.tickets.byNumber(writer, number);
		Draft draft = ensure(writer.agentId(), ticket, kind);
		List<Step> left = new ArrayList<>(draft.steps().list());
		if (place >= 0 && place < left.size() && left.get(place).action().equals(action)) {
			left.remove(place);
			bring(ticket, draft, new Steps(left), draft.because());
		}
	}

	/** By its place as a form names it. */
	public void leaveOut(Reader.OfDesk writer, long number, DraftKind kind, String place) {
		Place meant = Place.valueOf(place);
		leaveOut(writer, number, kind, meant.index(), meant.action());
	}

	private Draft bring(Ticket ticket, Draft draft, Steps steps, String because) {
		this.jdbc.sql("update draft set steps = ?::jsonb, because = ?, updated_at = ? where id = ?")
			.params(this.json.writeValueAsString(steps), because, now(), draft.id())
			.update();
		tell(ticket, draft, "");
		return byId(draft.id());
	}

	/** Nothing is left of it but those files that went with a message. */
	public void discard(long agentId, long ticketId, DraftKind kind, String tab) {
		find(agentId, ticketId, kind).ifPresent((draft) -> {
			remove(draft);
			tell(this.tickets.byId(ticketId), draft, tab);
		});
	}

	/** Throws away one's own, scheduled or not. */
	public void discard(long agentId, long id) {
		Draft draft = own(agentId, id);
		remove(draft);
		tell(this.tickets.byId(draft.ticketId()), draft, "");
	}

	void remove(Draft draft) {
		this.jdbc.sql("delete from draft where id = ?").param(draft.id()).update();
		draft.fileIds().forEach(this::eraseUnlessSent);
	}

	void eraseUnlessSent(long fileId) {
		boolean sent = this.jdbc.sql("select exists (select 1 from message_file where file_id = ?)")
			.param(fileId)
			.query(Boolean.class)
			.single();
		if (!sent) {
			this.files.erase(fileId);
		}
	}

	/**
	 * Puts the open draft off until a time.
	 * @param at when it goes, at least a few seconds ahead
	 * @throws NotThen when the time has passed, or lies more than a year ahead
	 */
	public Draft schedule(Draft draft, Instant at, String next, String language, long seen) {
		Instant now = this.clock.instant();
		if (!at.isAfter(now) || at.isAfter(now.plus(FURTHEST))) {
			throw new NotThen();
		}
		this.jdbc.sql("""
				update draft set scheduled = true, send_at = ?, next = ?, language = ?, seen_seq = ?, told = '',
					version = version + 1, updated_at = ? where id = ?""")
			.params(at.atOffset(ZoneOffset.UTC), next, language, seen, now(), draft.id())
			.update();
		Draft scheduled = byId(draft.id());
		tell(this.tickets.byId(draft.ticketId()), scheduled, "");
		return scheduled;
	}

	/**
	 * A scheduled one becomes the open draft again; what the open draft holds already
	 * stays above it.
	 * @param why the end of a message key, or empty when its writer took it back
	 */
	public void takeBack(long id, String why) {
		// waits for whoever sends or takes it back at this moment, and then looks again
		boolean scheduledStill = this.jdbc.sql("select id from draft where id = ? and scheduled for update")
			.param(id)
			.query(Long.class)
			.optional()
			.isPresent();
		if (!scheduledStill) {
			return;
		}
		settle(id, why);
		Draft scheduled = byId(id);
		// its writer may be typing at this moment
		this.jdbc
			.sql("select id from draft where agent_id = ? and ticket_id = ? and kind = ? and not scheduled for update")
			.params(scheduled.agentId(), scheduled.ticketId(), scheduled.kind().name())
			.query(Long.class)
			.optional();
		Optional<Draft> open = find(scheduled.agentId(), scheduled.ticketId(), scheduled.kind())
			.filter((draft) -> !draft.isEmpty() || !remove(draft, true));
		if (open.isPresent()) {
			join(open.get(), scheduled, why);
		}
		else {
			this.jdbc.sql("""
					update draft set scheduled = false, send_at = ?, told = ?, version = version + 1, updated_at = ?
					where id = ?""").params(Times.NEVER.atOffset(ZoneOffset.UTC), why, now(), scheduled.id()).update();
		}
		Draft back = byId(open.map(Draft::id).orElse(scheduled.id()));
		tell(this.tickets.byId(scheduled.ticketId()), back, "");
		if (!why.isEmpty()) {
			ring(back, why);
		}
	}

	// Where its writer will look for it; words for another customer stay where they were
	private void settle(long id, String why) {
		if (!why.equals("merged")) {
			this.jdbc.sql("update draft set ticket_id = ticket_survivor(ticket_id) where id = ?").param(id).update();
		}
	}

	private void ring(Draft back, String why) {
		String key = "scheduled:" + back.id() + ':' + back.version();
		Notice notice = why.equals("taken-away")
				? Notice.leadingTo(back.agentId(), NoticeKind.SCHEDULED_BACK, key, Actor.SYSTEM, "/desk/drafts")
				: Notice.aboutTicket(back.agentId(), NoticeKind.SCHEDULED_BACK, key, back.ticketId(), 0, Actor.SYSTEM);
		this.notifications.tell(notice.with(why.replace('-', '_')));
	}

	private boolean remove(Draft draft, boolean gone) {
		remove(draft);
		return gone;
	}

	private void join(Draft open, Draft scheduled, String why) {
		this.jdbc.sql("update upload set draft_id = ? where draft_id = ?").params(open.id(), scheduled.id()).update();
		this.jdbc.sql("delete from draft where id = ?").param(scheduled.id()).update();
		String joined = open.text().isBlank() ? scheduled.text() : open.text() + "\n\n" + scheduled.text();
		this.jdbc.sql(
				"update draft set text = ?, told = ?, mentions = mentions || ?, steps = ?::jsonb, because = case when because = '' then ? else because end, version = version + 1, updated_at = ? where id = ?")
			.params(joined, why, scheduled.mentions().toArray(Long[]::new),
					this.json.writeValueAsString(joined(open.steps(), scheduled.steps())), scheduled.because(), now(),
					open.id())
			.update();
	}

	private static Steps joined(Steps some, Steps more) {
		return new Steps(
				Stream.concat(some.list().stream(), more.list().stream()).distinct().limit(MOST_STEPS).toList());
	}

	/** The scheduled ones whose time has come. */
	List<Draft> due(int most) {
		return with("scheduled and send_at <= ? order by send_at limit " + most, now());
	}

	/** Takes the row for a moment, unless another has it or it is gone. */
	Optional<Draft> take(long id) {
		boolean taken = this.jdbc.sql("select id from draft where id = ? and scheduled for update skip locked")
			.param(id)
			.query(Long.class)
			.optional()
			.isPresent();
		return taken ? Optional.of(byId(id)) : Optional.empty();
	}

	/** What nobody touched for two months; scheduled ones stay. */
	int forgetOld(int most) {
		List<Draft> old = with("not scheduled and updated_at < ? order by updated_at limit " + most,
				this.clock.instant().minus(AGE).atOffset(ZoneOffset.UTC));
		old.forEach(this::remove);
		return old.size();
	}

	void attach(Ticket ticket, Draft draft, long fileId) {
		this.jdbc.sql("insert into upload (file_id, draft_id) values (?, ?)").params(fileId, draft.id()).update();
		this.jdbc.sql("update draft set updated_at = ? where id = ?").params(now(), draft.id()).update();
		tell(ticket, draft, "");
	}

	void detach(long fileId) {
		this.jdbc.sql("delete from upload where file_id = ?").param(fileId).update();
		eraseUnlessSent(fileId);
	}

	boolean carries(long agentId, long ticketId, String publicId) {
		return this.jdbc.sql("""
				select exists (select 1 from upload u join draft d on d.id = u.draft_id
				join stored_file f on f.id = u.file_id
				where d.agent_id = ? and d.ticket_id = ? and f.public_id = ?)""")
			.params(agentId, ticketId, publicId)
			.query(Boolean.class)
			.single();
	}

	void tell(Ticket ticket, Draft draft, String tab) {
		this.pushes.push("/topic/ticket." + ticket.publicId(), java.util.Map.of("type", "draft", "agent",
				draft.agentId(), "kind", draft.kind().key(), "version", draft.version(), "tab", tab));
	}

	Draft byId(long id) {
		return with("id = ?", id).stream().findFirst().orElseThrow(NoSuchDraft::new);
	}

	private List<Draft> with(String condition, Object... parameters) {
		return this.jdbc.sql(DRAFTS + condition).params(parameters).query(this::draft).list();
	}

	private Draft draft(ResultSet row, int number) throws SQLException {
		String files = row.getString("files");
		return new Draft(row.getLong("id"), row.getLong("agent_id"), row.getLong("ticket_id"),
				DraftKind.valueOf(row.getString("kind")), row.getLong("version"), row.getString("client_id"),
				row.getString("text"), row.getString("recipients"), Draft.Quoted.valueOf(row.getString("quoted")),
				List.of((Long[]) row.getArray("mentions").getArray()), row.getString("next"), row.getLong("seen_seq"),
				row.getString("language"), row.getObject("send_at", OffsetDateTime.class).toInstant(),
				row.getString("told"), row.getObject("updated_at", OffsetDateTime.class).toInstant(),
				(files != null) ? this.json.readValue(files, FILES) : List.of(),
				this.json.readValue(row.getString("steps"), Steps.class), row.getString("because"));
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

	/**
	 * What a composer holds.
	 *
	 * @param clientId the page's own, kept so that a retry is the same message
	 * @param tab which tab wrote it, so that it is not told about itself
	 */
	public record Content(String text, @Nullable String recipients, Draft.Quoted quoted, List<Long> mentions, long seen,
			@Nullable String clientId, String tab) {

		public static Content of(String text) {
			return new Content(text, null, Draft.Quoted.LAST, List.of(), 0, null, "");
		}

		/** Whether all that stands in the draft is in here, too. */
		boolean goesOnFrom(Draft draft) {
			return this.text.startsWith(draft.text().strip());
		}

		/** Joined with what stands, once. */
		Content beside(Draft draft) {
			String joined = draft.text().endsWith(this.text) ? draft.text() : draft.text() + "\n\n" + this.text;
			String text = goesOnFrom(draft) ? this.text : joined;
			return new Content(text, this.recipients, this.quoted, this.mentions, this.seen, this.clientId, this.tab);
		}

	}

	/**
	 * Where a scheduled message goes.
	 *
	 * @param same whether it reaches the customer it was written for
	 * @param seen the last place its writer had seen, as the places are there
	 */
	record Destination(long id, long number, boolean same, long seen) {
	}

}
