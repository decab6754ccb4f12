package dev.frontdesk.live;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.annotation.PreDestroy;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.messaging.simp.stomp.StompHeaderAccessor;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.web.socket.messaging.SessionConnectedEvent;
import org.springframework.web.socket.messaging.SessionDisconnectEvent;

/**
 * Who is here, on any node: a row for each open socket with a heartbeat. A node that dies
 * takes its sockets offline within 45 seconds, without anyone's help.
 */
@Service
public class Presence {

	private static final Duration ALIVE = Duration.ofSeconds(45);

	private final UUID node = UUID.randomUUID();

	private final Sockets sockets;

	private final JdbcClient jdbc;

	private final Clock clock;

	private final ApplicationEventPublisher events;

	Presence(Sockets sockets, JdbcClient jdbc, Clock clock, ApplicationEventPublisher events) {
		this.sockets = sockets;
		this.jdbc = jdbc;
		this.clock = clock;
		this.events = events;
	}

	public boolean isOnline(SocketParty party) {
		return this.jdbc.sql("""
				select exists (select 1 from presence
				where party_kind = :kind and party_id = :id and seen_at > :alive)""")
			.param("kind", party.kind())
			.param("id", party.id())
			.param("alive", alive())
			.query(Boolean.class)
			.single();
	}

	/**
	 * Whether a party whose socket was last heard of then is online; null: of none was.
	 */
	public boolean isHere(@Nullable Instant seenAt) {
		return seenAt != null && seenAt.isAfter(this.clock.instant().minus(ALIVE));
	}

	/** The ids of everyone of a kind who is online. */
	public Set<String> online(String kind) {
		return new HashSet<>(
				this.jdbc.sql("select distinct party_id from presence where party_kind = :kind and seen_at > :alive")
					.param("kind", kind)
					.param("alive", alive())
					.query(String.class)
					.list());
	}

	@EventListener
	void connected(SessionConnectedEvent event) {
		OpenSocket socket = this.sockets.find(StompHeaderAccessor.wrap(event.getMessage()).getSessionId());
		SocketParty party = (socket != null) ? socket.party() : null;
		if (socket == null || party == null) {
			return;
		}
		if (!see(socket, party)) {
			this.events.publishEvent(new PresenceChanged(party, true));
		}
	}

	@EventListener
	void disconnected(SessionDisconnectEvent event) {
		forgotten(this.jdbc.sql("delete from presence where socket_id = :id returning party_kind, party_id")
			.param("id", event.getSessionId())
			.query((row, number) -> new SocketParty(row.getString(1), row.getString(2)))
			.list());
	}

	@Scheduled(fixedDelayString = "${frontdesk.live.heartbeat:PT15S}")
	void beat() {
		see(this.sockets.entered());
		forgotten(this.jdbc.sql("delete from presence where seen_at <= :alive returning party_kind, party_id")
			.param("alive", alive())
			.query((row, number) -> new SocketParty(row.getString(1), row.getString(2)))
			.list());
	}

	/** Whether the party was online before. */
	private boolean see(OpenSocket socket, SocketParty party) {
		return this.jdbc.sql("""
				with seen as (insert into presence (socket_id, party_kind, party_id, node, since, seen_at)
					values (:socket, :kind, :id, :node, :now, :now)
					on conflict (socket_id) do update set seen_at = excluded.seen_at)
				select exists (select 1 from presence
				where party_kind = :kind and party_id = :id and seen_at > :alive)""")
			.param("socket", socket.id())
			.param("kind", party.kind())
			.param("id", party.id())
			.param("node", this.node)
			.param("now", Timestamp.from(this.clock.instant()))
			.param("alive", alive())
			.query(Boolean.class)
			.single();
	}

	/** One statement for all; a row that has gone missing is written again. */
	private void see(List<OpenSocket> open) {
		if (open.isEmpty()) {
			return;
		}
		List<SocketParty> parties = open.stream().map(OpenSocket::party).filter(SocketParty.class::isInstance).toList();
		this.jdbc.sql("""
				insert into presence (socket_id, party_kind, party_id, node, since, seen_at)
				select *, :node, :now, :now from unnest(:ids::text[], :kinds::text[], :parties::text[])
				on conflict (socket_id) do update set seen_at = excluded.seen_at""")
			.param("node", this.node)
			.param("now", Timestamp.from(this.clock.instant()))
			.param("ids", open.stream().map(OpenSocket::id).toArray(String[]::new))
			.param("kinds", parties.stream().map(SocketParty::kind).toArray(String[]::new))
			.param("parties", parties.stream().map(SocketParty::id).toArray(String[]::new))
			.update();
	}

	private void forgotten(List<SocketParty> parties) {
		parties.stream()
			.distinct()
			.filter((party) -> !isOnline(party))
			.forEach((party) -> this.events.publishEvent(new PresenceChanged(party, false)));
	}

	private Timestamp alive() {
		Instant now = this.clock.instant();
		return Timestamp.from(now.minus(ALIVE));
	}

	@PreDestroy
	void leave() {
		// Not for nothing: a database that has stopped before us would be waited for.
		if (!this.sockets.entered().isEmpty()) {
			this.jdbc.sql("delete from presence where node = :node").param("node", this.node).update();
		}
	}

}
