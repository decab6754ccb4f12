package dev.frontdesk.live;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.MessageHandler;
import org.springframework.messaging.simp.SimpMessageHeaderAccessor;
import org.springframework.messaging.simp.SimpMessageType;
import org.springframework.messaging.simp.broker.SimpleBrokerMessageHandler;
import org.springframework.messaging.simp.stomp.StompCommand;
import org.springframework.messaging.simp.stomp.StompHeaderAccessor;
import org.springframework.messaging.support.ExecutorChannelInterceptor;
import org.springframework.messaging.support.MessageHeaderAccessor;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;

/**
 * Every frame a client sends passes here, and only what is named here passes. A refusal
 * is answered with an ERROR frame of our own: with the receive order preserved, an
 * exception thrown here would be logged and never reach the client.
 */
@Component
class FrameGate implements ExecutorChannelInterceptor {

	private static final Logger log = LoggerFactory.getLogger(FrameGate.class);

	private static final Pattern EXACT = Pattern.compile("/(topic|app)/[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*");

	private final Sockets sockets;

	FrameGate(Sockets sockets) {
		this.sockets = sockets;
	}

	@Override
	public @Nullable Message<?> preSend(Message<?> message, MessageChannel channel) {
		SimpMessageHeaderAccessor headers = MessageHeaderAccessor.getAccessor(message, SimpMessageHeaderAccessor.class);
		if (headers == null || headers.getMessageType() == SimpMessageType.DISCONNECT) {
			return message;
		}
		OpenSocket socket = this.sockets.find(headers.getSessionId());
		if (socket == null || socket.isRefused()) {
			return null;
		}
		String refusal = refusalOf(headers, socket);
		if (refusal == null) {
			return message;
		}
		refuse(socket, refusal);
		return null;
	}

	private @Nullable String refusalOf(SimpMessageHeaderAccessor headers, OpenSocket socket) {
		try {
			if (!socket.mayAsk()) {
				return "Too many frames";
			}
			if (headers.getMessageType() == SimpMessageType.HEARTBEAT) {
				return (socket.party() != null) ? null : "Connect first";
			}
			return (headers instanceof StompHeaderAccessor frame) ? refusalOfFrame(frame, socket) : "Not a frame";
		}
		catch (RuntimeException ex) {
			log.error("A frame could not be judged", ex);
			return "Try again later";
		}
	}

	private @Nullable String refusalOfFrame(StompHeaderAccessor frame, OpenSocket socket) {
		StompCommand command = frame.getCommand();
		if (command == StompCommand.CONNECT || command == StompCommand.STOMP) {
			return connect(frame, socket);
		}
		SocketParty party = socket.party();
		if (party == null) {
			return "Connect first";
		}
		if (command == StompCommand.SUBSCRIBE) {
			return subscribe(frame, socket, party);
		}
		if (command == StompCommand.UNSUBSCRIBE) {
			socket.unsubscribe(frame.getSubscriptionId());
			return null;
		}
		if (command == StompCommand.SEND) {
			return isExact(frame, "/app/") && socket.door().maySay(party, destination(frame)) ? null
					: "Not yours to say";
		}
		return "Not for clients";
	}

	private @Nullable String connect(StompHeaderAccessor frame, OpenSocket socket) {
		if (socket.party() != null) {
			return "Already connected";
		}
		Optional<SocketParty> party = socket.door().enter(frame.getUser(), firstValues(frame));
		if (party.isEmpty()) {
			return "Not admitted";
		}
		socket.enteredBy(party.get());
		frame.setUser(party.get());
		return null;
	}

	private @Nullable String subscribe(StompHeaderAccessor frame, OpenSocket socket, SocketParty party) {
		if (!isExact(frame, "/topic/") || !socket.door().mayHear(party, destination(frame))) {
			return "Not yours to hear";
		}
		return socket.subscribe(frame.getSubscriptionId()) ? null : "Too many subscriptions";
	}

	private static boolean isExact(StompHeaderAccessor frame, String prefix) {
		String destination = destination(frame);
		return destination.length() <= 200 && destination.startsWith(prefix) && EXACT.matcher(destination).matches();
	}

	private static String destination(StompHeaderAccessor frame) {
		String destination = frame.getDestination();
		return (destination != null) ? destination : "";
	}

	private static Map<String, String> firstValues(StompHeaderAccessor frame) {
		Map<String, String> values = new HashMap<>();
		frame.toNativeHeaderMap().forEach((name, all) -> values.put(name, all.isEmpty() ? "" : all.getFirst()));
		return values;
	}

	void refuse(OpenSocket socket, String reason) {
		if (!socket.refuse()) {
			return;
		}
		log.info("Socket at {} refused: {}", socket.door().path(), reason);
		StompHeaderAccessor error = StompHeaderAccessor.create(StompCommand.ERROR);
		error.setMessage(reason);
		socket.say(error);
		socket.close(CloseStatus.PROTOCOL_ERROR);
	}

	/**
	 * The simple broker answers no receipts: a client could not know from when on it
	 * hears, and would miss what is said between its subscription and its catching up.
	 */
	@Override
	public void afterMessageHandled(Message<?> message, MessageChannel channel, MessageHandler handler,
			@Nullable Exception ex) {
		StompHeaderAccessor frame = MessageHeaderAccessor.getAccessor(message, StompHeaderAccessor.class);
		if (frame == null || !(handler instanceof SimpleBrokerMessageHandler)
				|| frame.getCommand() != StompCommand.SUBSCRIBE || frame.getReceipt() == null) {
			return;
		}
		OpenSocket socket = this.sockets.find(frame.getSessionId());
		if (socket != null) {
			StompHeaderAccessor receipt = StompHeaderAccessor.create(StompCommand.RECEIPT);
			receipt.setReceiptId(frame.getReceipt());
			socket.say(receipt);
		}
	}

}
