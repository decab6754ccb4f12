package dev.frontdesk.staff;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.frontdesk.live.SocketParty;
import dev.frontdesk.live.Sockets;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * What every request asks about who is signed in, kept for seconds: a session that
 * another node has just ended, or that began while it was being ended, lives no longer
 * than that.
 */
@Component
public class Colleagues {

	private static final Duration FRESH = Duration.ofSeconds(5);

	private final Cache<Long, Optional<Colleague>> known = Caffeine.newBuilder()
		.maximumSize(10_000)
		.expireAfterWrite(FRESH)
		.build();

	private final AgentRepository agents;

	private final Sockets sockets;

	Colleagues(AgentRepository agents, Sockets sockets) {
		this.agents = agents;
		this.sockets = sockets;
	}

	/** Empty for whoever may no longer sign in. */
	public Optional<Colleague> find(long id) {
		return this.known.get(id, (key) -> this.agents.findById(key).filter(Agent::active).map(Colleague::of));
	}

	/**
	 * The zone in which this agent reads times.
	 * @throws AgentNotFound for whoever may no longer sign in
	 */
	public ZoneId zoneOf(long id) {
		return find(id).orElseThrow(AgentNotFound::new).zone();
	}

	@TransactionalEventListener(fallbackExecution = true)
	void changed(AgentChanged change) {
		this.known.invalidate(change.id());
		if (change.signedOut()) {
			closeSockets(change.id());
		}
	}

	public void closeSockets(long id) {
		this.sockets.close(new SocketParty("agent", Long.toString(id)));
	}

	public record Colleague(long id, String name, Role role, boolean available, Locale locale, ZoneId zone) {

		static Colleague of(Agent agent) {
			return new Colleague(agent.id(), agent.name(), agent.role(), agent.available(), agent.locale(),
					agent.timeZone());
		}

	}

}
