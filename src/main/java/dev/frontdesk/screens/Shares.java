package dev.frontdesk.screens;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.live.Pushes;
import dev.frontdesk.tickets.Fact;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.Shelf;
import dev.frontdesk.tickets.Ticket;
import dev.frontdesk.tickets.Tickets;
import dev.frontdesk.web.PublicId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * From asking to the end: asked, then declined or accepted, then started, then ended.
 * Every step is one statement that only who comes first gets through.
 */
@Service
@Transactional
class Shares {

	/** The history tells by it. */
	static final String FACT = "screens.share";

	/** So long an agent waits for an answer. */
	static final Duration PATIENCE = Duration.ofMinutes(3);

	/** A page that is loaded anew is away for a moment. */
	private static final Duration MOMENT = Duration.ofMinutes(1);

	private static final int SHOWN = 20;

	/**
	 * Whether one of the visitors of a thread, as who they are now, has a socket open.
	 */
	static final String HERE = """
			exists (select 1 from visit v join visitor u on u.id = v.visitor_id
				join visitor w on w.id = u.id or w.before_id = u.id or (w.verified and w.customer_id = u.customer_id)
				join presence p on p.party_kind = 'visitor' and p.party_id = w.id::text
				where v.ticket_id = %s and p.seen_at > now() - interval '45 seconds')""";

	private static final String OPEN = "s.state in ('ASKED', 'ACCEPTED', 'STARTED')";

	private static final String SHARE = """
			select s.id, s.public_id, s.ticket_id, t.public_id as ticket, t.number, s.thread_id, d.public_id as thread,
				d.customer_id, c.name as customer, s.agent_id, a.name as agent, s.state
			from screen_share s join ticket t on t.id = s.ticket_id join ticket d on d.id = s.thread_id
			join customer c on c.id = d.customer_id join agent a on a.id = s.agent_id where\s""";

	private final ScreenRules rules;

	private final Tickets tickets;

	private final Pushes pushes;

	private final JdbcClient jdbc;

	private final Clock clock;

	Shares(ScreenRules rules, Tickets tickets, Pushes pushes, JdbcClient jdbc, Clock clock) {
		this.rules = rules;
		this.tickets = tickets;
		this.pushes = pushes;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * Asks the visitor; once more is the same.
	 * @throws ShareRefused when the visitor is not here, a colleague has asked, or the
	 * agent looks at another screen
	 */
	Share ask(Reader.OfDesk by, long number) {
		if (!this.rules.rule().on()) {
			throw ShareRefused.off();
		}
		this.tickets.requireWork(by, number);
		Ticket ticket = this.tickets.byNumber(by, number);
		if (!isLive(ticket)) {
			throw ShareRefused.over();
		}
		long thread = threadOf(ticket.id()).orElseThrow(ShareRefused::notHere);
		OffsetDateTime now = now();
		int made = this.jdbc.sql("""
				insert into screen_share (public_id, ticket_id, thread_id, agent_id, asked_at, watched_at)
				values (?, ?, ?, ?, ?, ?) on conflict do nothing""")
			.params(PublicId.next(), ticket.id(), thread, by.agentId(), now, now)
			.update();
		Optional<Share> mine = one("s.agent_id = ? and " + OPEN, by.agentId());
		if (made == 0 && (mine.isEmpty() || mine.get().threadId() != thread)) {
			Optional<Share> theirs = one("s.thread_id = ? and " + OPEN, thread);
			throw theirs.map((share) -> ShareRefused.asked(share.agent()))
				.or(() -> mine.map((share) -> ShareRefused.busy(share.number())))
				.orElseGet(ShareRefused::gone);
		}
		Share share = mine.orElseThrow(ShareRefused::gone);
		tell(share);
		return share;
	}

	private static boolean isLive(Ticket ticket) {
		return ticket.status().unsolved() && ticket.shelf() == Shelf.DESK && ticket.mergedInto() == null;
	}

	/** The thread whose visitor is here: its own, or of what was merged into it. */
	private Optional<Long> threadOf(long ticketId) {
		return this.jdbc.sql("""
				with recursive tree (id) as (
					select ?::bigint union all select t.id from ticket t join tree on t.merged_into = tree.id)
				select tree.id from tree where %s order by tree.id limit 1""".formatted(HERE.formatted("tree.id")))
			.param(ticketId)
			.query(Long.class)
			.optional();
	}

	/**
	 * The visitor consents, in one tab.
	 * @throws ShareRefused when it was decided elsewhere, or is asked no more
	 */
	Share accept(long threadId, String publicId) {
		OffsetDateTime now = now();
		int accepted = this.jdbc.sql("""
				update screen_share set state = 'ACCEPTED', accepted_at = ?, watched_at = ?
				where public_id = ? and thread_id = ? and state = 'ASKED' and asked_at > ?
				and (select enabled from screen_rule)""")
			.params(now, now, publicId, threadId, now.minus(PATIENCE))
			.update();
		if (accepted == 0) {
			throw ShareRefused.gone();
		}
		Share share = one("s.public_id = ?", publicId).orElseThrow(ShareRefused::gone);
		tell(share);
		return share;
	}

	/**
	 * The visitor does not want to.
	 * @param picture whether they send a picture instead
	 */
	void decline(long threadId, String publicId, boolean picture) {
		int declined = this.jdbc.sql("""
				update screen_share set state = 'DECLINED', reason = ?, ended_at = ?
				where public_id = ? and thread_id = ? and state = 'ASKED'""")
			.params(picture ? "PICTURE" : "VISITOR", now(), publicId, threadId)
			.update();
		if (declined > 0) {
			one("s.public_id = ?", publicId).ifPresent((share) -> {
				tell(share);
				note(share, Actor.customer(share.customerId()), picture ? "picture" : "declined:" + share.agent());
			});
		}
	}

	/** The agent sees it. */
	void start(long agentId, String publicId) {
		OffsetDateTime now = now();
		int started = this.jdbc.sql("""
				update screen_share set state = 'STARTED', started_at = ?, watched_at = ?
				where public_id = ? and agent_id = ? and state = 'ACCEPTED'""")
			.params(now, now, publicId, agentId)
			.update();
		if (started > 0) {
			one("s.public_id = ?", publicId).ifPresent((share) -> {
				tell(share);
				note(share, Actor.agent(agentId), "started:" + share.agent());
			});
		}
	}

	void endByVisitor(long threadId, String publicId) {
		one("s.public_id = ? and s.thread_id = ? and " + OPEN, publicId, threadId)
			.ifPresent((share) -> end(share, Actor.customer(share.customerId()), Ending.VISITOR));
	}

	void endByAgent(long agentId, long number) {
		one("s.agent_id = ? and t.number = ? and " + OPEN, agentId, number)
			.ifPresent((share) -> end(share, Actor.agent(agentId), Ending.AGENT));
	}

	/** No picture comes any more. */
	void lost(long agentId, String publicId) {
		one("s.public_id = ? and s.agent_id = ? and " + OPEN, publicId, agentId)
			.ifPresent((share) -> end(share, Actor.SYSTEM, Ending.LOST));
	}

	/** Who left sees nothing any more. */
	void endOf(long agentId) {
		one("s.agent_id = ? and " + OPEN, agentId).ifPresent((share) -> end(share, Actor.SYSTEM, Ending.AGENT_GONE));
	}

	/**
	 * After the ticket changed: the chat may be over, or no longer the agent's to see.
	 */
	void reconsider(long ticketId) {
		Optional<Share> open = one("(s.ticket_id = ? or s.thread_id = ?) and " + OPEN, ticketId, ticketId);
		if (open.isEmpty()) {
			return;
		}
		Share share = open.get();
		Ticket ticket = this.tickets.byId(share.ticketId());
		if (!ticket.status().unsolved() || ticket.shelf() != Shelf.DESK) {
			end(share, Actor.SYSTEM, Ending.CHAT_OVER);
		}
		else if (!maySee(share)) {
			end(share, Actor.SYSTEM, Ending.AGENT_GONE);
		}
	}

	private boolean maySee(Share share) {
		return this.jdbc
			.sql("select exists (select 1 from ticket t join agent a on a.id = ? where t.id = ? and a.active and "
					+ Reader.OfDesk.EACH_SEES + ")")
			.params(share.agentId(), share.ticketId())
			.query(Boolean.class)
			.single();
	}

	/** What nobody answers, looks at or shows any more. */
	void sweep() {
		OffsetDateTime now = now();
		Duration unwatched = Duration.ofMinutes(this.rules.rule().unwatchedMinutes());
		all("s.state = 'ASKED' and s.asked_at <= ?", now.minus(PATIENCE))
			.forEach((share) -> end(share, Actor.SYSTEM, Ending.UNANSWERED));
		all("s.state in ('ACCEPTED', 'STARTED') and s.watched_at <= ?", now.minus(unwatched))
			.forEach((share) -> end(share, Actor.SYSTEM, Ending.UNWATCHED));
		all("s.state in ('ACCEPTED', 'STARTED') and s.accepted_at <= ? and not " + HERE.formatted("s.thread_id"),
				now.minus(MOMENT))
			.forEach((share) -> end(share, Actor.SYSTEM, Ending.VISITOR_GONE));
	}

	/** Switched off: nothing goes on. */
	void endAll() {
		all(OPEN).forEach((share) -> end(share, Actor.SYSTEM, Ending.OFF));
	}

	void watched(long agentId, String publicId) {
		this.jdbc
			.sql("update screen_share set watched_at = ? where public_id = ? and agent_id = ?"
					+ " and state in ('ACCEPTED', 'STARTED')")
			.params(now(), publicId, agentId)
			.update();
	}

	private void end(Share share, Actor by, Ending ending) {
		Optional<Ended> ended = this.jdbc
			.sql("""
					with was as (select id, state, started_at from screen_share s where s.id = ? and %s for update)
					update screen_share s set state = 'ENDED', reason = ?, ended_at = ? from was where s.id = was.id
					returning was.state, case when was.state = 'STARTED'
						then extract(epoch from s.ended_at - was.started_at)::bigint else 0 end as seconds"""
				.formatted(OPEN))
			.params(share.id(), ending.name(), now())
			.query(Ended.class)
			.optional();
		if (ended.isEmpty()) {
			return;
		}
		tell(share);
		switch (ended.get().state()) {
			case "STARTED" -> note(share, by, "ended:" + ended.get().seconds() + ":" + ending.name());
			case "ACCEPTED" -> note(share, by, "failed:" + ending.name());
			default -> {
				if (ending == Ending.UNANSWERED) {
					note(share, by, "unanswered:" + share.agent());
				}
			}
		}
	}

	/** What goes on in a visitor's thread. */
	@Transactional(readOnly = true)
	public Optional<Share> inThread(long threadId) {
		return one("s.thread_id = ? and " + OPEN, threadId);
	}

	/** What an agent asked for and sees. */
	@Transactional(readOnly = true)
	public Optional<Share> ofAgent(long agentId) {
		return one("s.agent_id = ? and " + OPEN, agentId);
	}

	/** One whose visitor has consented and that has not ended: what may be signalled. */
	@Transactional(readOnly = true)
	public Optional<Share> live(String publicId) {
		return one("s.public_id = ? and s.state in ('ACCEPTED', 'STARTED')", publicId);
	}

	/** When screens were shown in a thread. */
	@Transactional(readOnly = true)
	public List<OffsetDateTime> shown(long threadId) {
		return this.jdbc.sql("""
				select started_at from screen_share where thread_id = ? and started_at < '9999-12-31 00:00:00+00'
				order by started_at desc limit ?""")
			.params(threadId, SHOWN)
			.query((row, number) -> row.getObject(1, OffsetDateTime.class))
			.list()
			.reversed();
	}

	private Optional<Share> one(String which, Object... keys) {
		return all(which, keys).stream().findFirst();
	}

	private List<Share> all(String which, Object... keys) {
		return this.jdbc.sql(SHARE + which + " order by s.id limit 100")
			.params(List.of(keys))
			.query(Share.class)
			.list();
	}

	private void note(Share share, Actor by, String became) {
		this.tickets.note(share.ticketId(), by, new Fact(FACT, null, became));
	}

	// Hints that say nothing: both sides ask then
	private void tell(Share share) {
		this.pushes.push("/topic/thread." + share.thread(), Map.of("type", "screen"));
		this.pushes.push("/topic/screen." + share.agentId(), Map.of("type", "screen"));
	}

	private OffsetDateTime now() {
		Instant now = this.clock.instant();
		return now.atOffset(ZoneOffset.UTC);
	}

	/** Why it ended; the names are kept. */
	enum Ending {

		VISITOR, AGENT, VISITOR_GONE, AGENT_GONE, CHAT_OVER, UNWATCHED, UNANSWERED, LOST, OFF

	}

	private record Ended(String state, long seconds) {
	}

}
