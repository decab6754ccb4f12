package dev.frontdesk.live;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

import io.github.bucket4j.Bucket;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.simp.stomp.StompEncoder;
import org.springframework.messaging.simp.stomp.StompHeaderAccessor;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.WebSocketSessionDecorator;

/** One connection: its door, its party once it has entered, and how much it may ask. */
final class OpenSocket {

	private static final int SUBSCRIPTIONS = 100;

	private static final StompEncoder ENCODER = new StompEncoder();

	private static final byte[] NOTHING = new byte[0];

	private final WebSocketSession session;

	private final SocketDoor door;

	private final Instant since;

	private final Bucket messages = bucket();

	private final Bucket frames = bucket();

	private final Set<String> subscriptions = new HashSet<>();

	private volatile @Nullable SocketParty party;

	private volatile boolean refused;

	OpenSocket(WebSocketSession session, SocketDoor door, Instant since) {
		this.session = new OneAtATime(session);
		this.door = door;
		this.since = since;
	}

	private static Bucket bucket() {
		return Bucket.builder().addLimit((limit) -> limit.capacity(40).refillGreedy(20, Duration.ofSeconds(1))).build();
	}

	String id() {
		return this.session.getId();
	}

	/** The session as everyone must use it who sends. */
	WebSocketSession session() {
		return this.session;
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

	boolean isStrangerSince(Instant time) {
		return this.party == null && this.since.isBefore(time);
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

	/** Past the broker and its queues, so that a close that follows comes after it. */
	void say(StompHeaderAccessor frame) {
		try {
			this.session.sendMessage(new TextMessage(ENCODER.encode(frame.getMessageHeaders(), NOTHING)));
		}
		catch (IOException | IllegalStateException ex) {
			this.refused = true;
		}
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

	private static final class OneAtATime extends WebSocketSessionDecorator {

		OneAtATime(WebSocketSession session) {
			super(session);
		}

		@Override
		public synchronized void sendMessage(WebSocketMessage<?> message) throws IOException {
			super.sendMessage(message);
		}

	}

}
