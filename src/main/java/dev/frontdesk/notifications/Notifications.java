package dev.frontdesk.notifications;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.live.Pushes;
import dev.frontdesk.staff.Agent;
import dev.frontdesk.staff.Staff;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

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

	private final JsonMapper json;

	private final Clock clock;

	Notifications(JdbcClient jdbc, Preferences preferences, TicketSight sight, Staff staff, Pushes pushes,
			JsonMapper json, Clock clock) {
		this.jdbc = jdbc;
		this.preferences = preferences;
		this.sight = sight;
		this.staff = staff;
		this.pushes = pushes;
		this.json = json;
		this.clock = clock;
	}

	/**
	 * Tells an agent, in the caller's transaction: never of what they did themselves, nor
	 * of a ticket they may not see, nor what they were told before.
	 */
	public void tell(Notice notice) {
		tell(List.of(notice));
	}

	/** Tells several at once, a whole team in no more statements than two of them. */
	public void tell(List<Notice> notices) {
		List<Telling> tellings = tellings(notices.stream().filter(Notifications::isNews).toList());
		if (tellings.isEmpty()) {
			return;
		}
		Instant now = this.clock.instant();
		Map<Told, Long> stored = store(tellings);
		List<Delivery> deliveries = new ArrayList<>();
		for (Telling telling : tellings) {
			Long id = stored.get(new Told(telling.agent().id(), telling.notice().key()));
			if (id != null) {
				deliveries.addAll(telling.deliveries(id, now));
			}
		}
		deliver(deliveries);
		tellings.stream()
			.filter((one) -> one.wants(Way.PAGE))
			.map((one) -> new Told(one.agent().id(), one.notice().key()))
			.filter(stored::containsKey)
			.map(Told::agentId)
			.distinct()
			.forEach(this::ring);
	}

	private static boolean isNews(Notice notice) {
		return notice.kind() == NoticeKind.BULK_FINISHED || !notice.by().equals(Actor.agent(notice.agentId()));
	}

	/** What comes to be told: to whom is there, may see it and wants it in some way. */
	private List<Telling> tellings(List<Notice> news) {
		if (news.isEmpty()) {
			return List.of();
		}
		Set<Long> agentIds = news.stream().map(Notice::agentId).collect(Collectors.toSet());
		Map<Long, Agent> agents = this.staff.agents(agentIds)
			.stream()
			.filter(Agent::active)
			.collect(Collectors.toMap(Agent::id, Function.identity()));
		Map<Long, Map<Long, TicketSight.Seen>> seen = news.stream()
			.map(Notice::ticketId)
			.filter(Objects::nonNull)
			.distinct()
			.collect(Collectors.toMap(Function.identity(), (ticketId) -> this.sight.toEach(agentIds, ticketId)));
		Map<Long, Wishes> wishes = this.preferences.of(agentIds);
		List<Telling> tellings = new ArrayList<>();
		for (Notice notice : news) {
			Agent agent = agents.get(notice.agentId());
			Long ticketId = notice.ticketId();
			TicketSight.Seen ticket = (ticketId != null) ? seen.getOrDefault(ticketId, Map.of()).get(notice.agentId())
					: null;
			if (agent != null && (ticketId == null || ticket != null)) {
				Telling telling = new Telling(notice, agent, (ticket != null) ? ticket.number() : null,
						wishes.getOrDefault(agent.id(), Wishes.usual()));
				if (telling.isWanted()) {
					tellings.add(telling);
				}
			}
		}
		return tellings;
	}

	/** What was not told before, with its id. */
	private Map<Told, Long> store(List<Telling> tellings) {
		Map<Told, Long> stored = new HashMap<>();
		this.jdbc.sql("""
				insert into notice (agent_id, kind, key, ticket_id, ticket_number, seq, by_kind, by_id, detail, path,
					shown, at)
				select n.*, :now from json_to_recordset(:notices::json) as n ("agentId" bigint, kind text, key text,
					"ticketId" bigint, number bigint, seq bigint, "byKind" text, "byId" bigint, detail text, path text,
					shown boolean)
				on conflict do nothing returning id, agent_id, key""")
			.param("notices", this.json.writeValueAsString(tellings.stream().map(Telling::stored).toList()))
			.param("now", now())
			.query((row) -> {
				stored.put(new Told(row.getLong(2), row.getString(3)), row.getLong(1));
			});
		return stored;
	}

	private void deliver(List<Delivery> deliveries) {
		if (deliveries.isEmpty()) {
			return;
		}
		this.jdbc
			.sql("insert into notice_delivery (notice_id, way, due_at) select * from json_to_recordset(:due::json)"
					+ " as d (\"noticeId\" bigint, way text, due timestamptz)")
			.param("due", this.json.writeValueAsString(deliveries))
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

	private record Told(long agentId, String key) {
	}

	/**
	 * One notice to one agent as they wish it.
	 *
	 * @param number of the ticket it is about
	 */
	private record Telling(Notice notice, Agent agent, @Nullable Long number, Wishes wishes) {

		boolean wants(Way way) {
			return this.wishes.wants(this.notice.kind(), way);
		}

		boolean isWanted() {
			return wants(Way.PAGE) || wants(Way.PUSH) || wants(Way.MAIL);
		}

		Stored stored() {
			return new Stored(this.agent.id(), this.notice.kind().name(), this.notice.key(), this.notice.ticketId(),
					this.number, this.notice.seq(), this.notice.by().kind().name(), this.notice.by().id(),
					this.notice.detail(), this.notice.path(), wants(Way.PAGE));
		}

		List<Delivery> deliveries(long id, Instant now) {
			Instant open = this.wishes.open(this.notice.kind(), now, this.agent.timeZone());
			List<Delivery> deliveries = new ArrayList<>();
			if (wants(Way.PUSH)) {
				deliveries.add(new Delivery(id, Way.PUSH, open.equals(now) ? now.plus(BEFORE_A_PUSH) : open));
			}
			if (wants(Way.MAIL)) {
				deliveries.add(new Delivery(id, Way.MAIL, open.equals(now) ? now.plus(this.wishes.digest()) : open));
			}
			return deliveries;
		}

	}

	/** A row of {@code notice}, as JSON. */
	record Stored(long agentId, String kind, String key, @Nullable Long ticketId, @Nullable Long number, long seq,
			String byKind, @Nullable Long byId, String detail, String path, boolean shown) {
	}

	/** A row of {@code notice_delivery}, as JSON. */
	record Delivery(long noticeId, Way way, Instant due) {
	}

}
