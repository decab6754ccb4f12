package dev.frontdesk.live;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.web.socket.CloseStatus;

/** The sockets open on this node. */
@Service
public class Sockets {

	private final Map<String, OpenSocket> open = new ConcurrentHashMap<>();

	Sockets() {
	}

	/**
	 * Closes every socket of a party: at sign-out, deactivation, or when what it may hear
	 * has changed. Whoever is still welcome reconnects and is asked anew.
	 */
	public void close(SocketParty party) {
		this.open.values()
			.stream()
			.filter((socket) -> party.equals(socket.party()))
			.forEach((socket) -> socket.close(CloseStatus.POLICY_VIOLATION));
	}

	void closeStrangersSince(Instant time) {
		this.open.values()
			.stream()
			.filter((socket) -> socket.isStrangerSince(time))
			.forEach((socket) -> socket.close(CloseStatus.POLICY_VIOLATION));
	}

	void opened(OpenSocket socket) {
		this.open.put(socket.id(), socket);
	}

	void closed(String id) {
		this.open.remove(id);
	}

	@Nullable OpenSocket find(@Nullable String id) {
		return (id != null) ? this.open.get(id) : null;
	}

	List<OpenSocket> entered() {
		return this.open.values().stream().filter((socket) -> socket.party() != null).toList();
	}

}
