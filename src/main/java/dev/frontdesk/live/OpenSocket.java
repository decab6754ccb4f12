package dev.frontdesk.live;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

import io.github.bucket4j.Bucket;
import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketSession;

/** One connection: its door, its party once it has entered, and how much it may ask. */
final class OpenSocket {

	private static final int SUBSCRIPTIONS = 100;

	private final WebSocketSession session;

	private final SocketDoor door;

	private final Bucket messages = bucket();

	private final Bucket frames = bucket();

	private final Set<String> subscriptions = new HashSet<>();

	private volatile @Nullable SocketParty party;

	private volatile boolean refused;

	OpenSocket(WebSocketSession session, SocketDoor door) {
		this.session = session;
		this.door = door;
	}

	private static Bucket bucket() {
		return Bucket.builder().addLimit((limit) -> limit.capacity(40).refillGreedy(20, Duration.ofSeconds(1))).build();
	}

	String id() {
		return this.session.getId();
	}

	SocketDoor door() {
		return this.door;
	}

	@Nullable SocketParty party() {
		return this.party;
	}

	void enteredBy(SocketParty party) {
		this.party = party;
	}

	/** Of the WebSocket's own messages: an endless frame in small parts counts too. */
	boolean mayBring() {
		return this.messages.tryConsume(1);
	}

	/** Of STOMP frames: many can come in one message. */
	boolean mayAsk() {
		return this.frames.tryConsume(1);
	}

	synchronized boolean subscribe(@Nullable String id) {
		return id != null && this.subscriptions.size() < SUBSCRIPTIONS && this.subscriptions.add(id);
	}

	synchronized void unsubscribe(@Nullable String id) {
		this.subscriptions.remove(id);
	}

	/** True the first time: a refusal ends the conversation, what follows is dropped. */
	synchronized boolean refuse() {
		boolean first = !this.refused;
		this.refused = true;
		return first;
	}

	boolean isRefused() {
		return this.refused;
	}

	void close(CloseStatus status) {
		try {
			this.session.close(status);
		}
		catch (IOException ex) {
			// It is gone, which is what was wanted.
			this.refused = true;
		}
	}

}
