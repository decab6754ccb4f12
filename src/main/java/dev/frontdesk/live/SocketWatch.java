package dev.frontdesk.live;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.WebSocketHandlerDecorator;
import org.springframework.web.socket.handler.WebSocketHandlerDecoratorFactory;

/**
 * Knows which sockets are open, through which door they came, and how much they bring.
 */
@Component
class SocketWatch implements WebSocketHandlerDecoratorFactory {

	static final int LARGEST_FRAME = 64 * 1024;

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final Sockets sockets;

	private final FrameGate gate;

	private final List<SocketDoor> doors;

	private final Clock clock;

	SocketWatch(Sockets sockets, FrameGate gate, List<SocketDoor> doors, Clock clock) {
		this.sockets = sockets;
		this.gate = gate;
		this.doors = doors;
		this.clock = clock;
	}

	/** Who opens a socket and never says who they are. */
	@Scheduled(fixedDelayString = "PT5S")
	void closeStrangers() {
		this.sockets.closeStrangersSince(this.clock.instant().minus(PATIENCE));
	}

	@Override
	public WebSocketHandler decorate(WebSocketHandler handler) {
		return new WebSocketHandlerDecorator(handler) {

			/** See {@link SmallBuffers}. */
			@Override
			public boolean supportsPartialMessages() {
				return true;
			}

			@Override
			public void afterConnectionEstablished(WebSocketSession session) throws Exception {
				OpenSocket socket = new OpenSocket(session, doorOf(session), SocketWatch.this.clock.instant());
				SocketWatch.this.sockets.opened(socket);
				super.afterConnectionEstablished(socket.session());
				// It has just been given room for 16 kB
				session.setTextMessageSizeLimit(SmallBuffers.SIZE);
			}

			@Override
			public void handleMessage(WebSocketSession session, WebSocketMessage<?> message) throws Exception {
				OpenSocket socket = SocketWatch.this.sockets.find(session.getId());
				if (socket == null || socket.isRefused()) {
					return;
				}
				if (socket.mayBring()) {
					super.handleMessage(session, message);
				}
				else {
					SocketWatch.this.gate.refuse(socket, "Too many frames");
				}
			}

			@Override
			public void afterConnectionClosed(WebSocketSession session, CloseStatus status) throws Exception {
				try {
					super.afterConnectionClosed(session, status);
				}
				finally {
					SocketWatch.this.sockets.closed(session.getId());
				}
			}

		};
	}

	private SocketDoor doorOf(WebSocketSession session) {
		Object path = session.getAttributes().get(LiveConfiguration.DOOR);
		return this.doors.stream()
			.filter((door) -> door.path().equals(path))
			.findFirst()
			.orElseThrow(() -> new IllegalStateException("A socket came in through no door"));
	}

}
