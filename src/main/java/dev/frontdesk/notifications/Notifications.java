package dev.frontdesk.notifications;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.live.Pushes;
import dev.frontdesk.staff.Agent;
import dev.frontdesk.staff.Staff;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells agents what they wish to know, each thing once. */
@Service
@Transactional
public class Notifications {

	/** A moment in which a page that is just being changed for another comes back. */
	private static final Duration BEFORE_A_PUSH = Duration.ofSeconds(3);

	private final JdbcClient jdbc;

	private final Preferences preferences;

	private final TicketSight sight;

	private final Staff staff;

	private final Pushes pushes;

	private final Clock clock;

	Notifications(JdbcClient jdbc, Preferences preferences, TicketSight sight, Staff staff, Pushes pushes,
			Clock clock) {
		this.jdbc = jdbc;
		this.preferences = preferences;
		this.sight = sight;
		this.staff = staff;
		this.pushes = pushes;
		this.clock = clock;
	}

	/**
	 * Tells an agent, in the caller's transaction: never of what they did themselves, nor
	 * of a ticket they may not see, nor what they were told before.
	 */
	public void tell(Notice notice) {
		if (notice.by().equals(Actor.agent(notice.agentId())) && notice.kind() != NoticeKind.BULK_FINISHED) {
			return;
		}
		List<Agent> agents = this.staff.agents(List.of(notice.agentId())).stream().filter(Agent::active).toList();
		Long ticketId = notice.ticketId();
		TicketSight.Seen ticket = (ticketId != null) ? this.sight.of(notice.agentId(), List.of(ticketId)).get(ticketId)
				: null;
		if (agents.isEmpty() || (ticketId != null && ticket == null)) {
			return;
		}
		Wishes wishes = this.preferences.of(notice.agentId());
		boolean page = wishes.wants(notice.kind(), Way.PAGE);
		boolean push = wishes.wants(notice.kind(), Way.PUSH);
		boolean mail = wishes.wants(notice.kind(), Way.MAIL);
		if (page || push || mail) {
			store(notice, (ticket != null) ? ticket.number() : null, page).ifPresent((id) -> {
				Instant now = this.clock.instant();
				Instant open = wishes.open(notice.kind(), now, agents.getFirst().timeZone());
				if (push) {
					deliver(id, Way.PUSH, open.equals(now) ? now.plus(BEFORE_A_PUSH) : open);
				}
				if (mail) {
					deliver(id, Way.MAIL, open.equals(now) ? now.plus(wishes.digest()) : open);
				}
				if (page) {
					ring(notice.agentId());
				}
			});
		}
	}

	private Optional<Long> store(Notice notice, @Nullable Long number, boolean shown) {
		return this.jdbc.sql("""
				insert into notice (agent_id, kind, key, ticket_id, ticket_number, seq, by_kind, by_id, detail, path,
					shown, at)
				values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing returning id""")
			.params(Arrays.asList(notice.agentId(), notice.kind().name(), notice.key(), notice.ticketId(), number,
					notice.seq(), notice.by().kind().name(), notice.by().id(), notice.detail(), notice.path(), shown,
					now()))
			.query(Long.class)
			.optional();
	}

	private void deliver(long noticeId, Way way, Instant due) {
		this.jdbc.sql("insert into notice_delivery (notice_id, way, due_at) values (?, ?, ?)")
			.params(noticeId, way.name(), due.atOffset(ZoneOffset.UTC))
			.update();
	}

	/** What was told before is no longer so: nobody who has not read it need do so. */
	public void takeBack(NoticeKind kind, long ticketId) {
		this.jdbc.sql("delete from notice where ticket_id = ? and kind = ? and read_at is null returning agent_id")
			.params(ticketId, kind.name())
			.query(Long.class)
			.list()
			.stream()
			.distinct()
			.forEach(this::ring);
	}

	/** The agent has the ticket before them. */
	public void opened(long agentId, long ticketId) {
		read(agentId, "ticket_id = ?", ticketId);
	}

	/**
	 * The agent has the ticket before them.
	 * @return the bell as it is then, in one statement with the reading
	 */
	RailBell.Ring openedNumber(long agentId, long number) {
		Opened opened = this.jdbc.sql("""
				with opened as (
					update notice set read_at = :now
					where agent_id = :agent and ticket_number = :number and read_at is null returning id)
				select
					(select count(*) from (select id from notice where agent_id = :agent and shown and read_at is null
						limit :many) u where u.id not in (select id from opened)),
					(select coalesce(max(id), 0) from notice where agent_id = :agent and shown),
					(select count(*) from opened)""")
			.param("now", now())
			.param("agent", agentId)
			.param("number", number)
			.param("many", Bell.MANY + 1)
			.query((row, index) -> new Opened(new RailBell.Ring(agentId, row.getInt(1), row.getLong(2)), row.getInt(3)))
			.single();
		if (opened.read() > 0) {
			ring(agentId);
		}
		return opened.ring();
	}

	void read(long agentId, long noticeId) {
		read(agentId, "id = ?", noticeId);
	}

	void unread(long agentId, long noticeId) {
		this.jdbc.sql("update notice set read_at = null where agent_id = ? and id = ?")
			.params(agentId, noticeId)
			.update();
		ring(agentId);
	}

	/** All up to this one: what came since the agent looked stays unread. */
	void readUpTo(long agentId, long noticeId) {
		read(agentId, "id <= ?", noticeId);
	}

	private void read(long agentId, String which, long id) {
		int read = this.jdbc.sql("update notice set read_at = ? where agent_id = ? and read_at is null and " + which)
			.params(now(), agentId, id)
			.update();
		if (read > 0) {
			ring(agentId);
		}
	}

	/** Open pages of the agent look again. */
	private void ring(long agentId) {
		this.pushes.push("/topic/agent." + agentId, Map.of("type", "notices"));
	}

	/** Nobody looks that far back. */
	int forgetBefore(Instant time) {
		return this.jdbc.sql("delete from notice where at < ?").param(time.atOffset(ZoneOffset.UTC)).update();
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

	private record Opened(RailBell.Ring ring, int read) {
	}

}
