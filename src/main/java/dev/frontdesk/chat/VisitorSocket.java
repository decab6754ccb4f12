package dev.frontdesk.chat;

import java.security.Principal;
import java.util.Map;
import java.util.Optional;

import dev.frontdesk.live.Pushes;
import dev.frontdesk.live.SocketParty;

import org.springframework.messaging.handler.annotation.DestinationVariable;
import org.springframework.messaging.handler.annotation.MessageMapping;
import org.springframework.messaging.handler.annotation.Payload;
import org.springframework.stereotype.Controller;

/** Light things a visitor says over the socket; the door has let them through. */
@Controller
class VisitorSocket {

	private final Visitors visitors;

	private final Sessions sessions;

	private final Chats chats;

	private final Pushes pushes;

	VisitorSocket(Visitors visitors, Sessions sessions, Chats chats, Pushes pushes) {
		this.visitors = visitors;
		this.sessions = sessions;
		this.chats = chats;
		this.pushes = pushes;
	}

	@MessageMapping("thread.{publicId}.typing")
	void typing(@DestinationVariable String publicId, @Payload Typing typing) {
		this.chats.room(publicId)
			.ifPresent((room) -> this.pushes.push("/topic/desk.thread." + room,
					Map.of("type", "typing", "from", "customer", "on", typing.on())));
	}

	@MessageMapping("thread.{publicId}.seen")
	void seen(@DestinationVariable String publicId, @Payload Seen seen, Principal party) {
		who(party).flatMap((visitor) -> this.sessions.as(visitor, publicId))
			.ifPresent((thread) -> this.chats.seen(thread, seen.seq()));
	}

	private Optional<Visitor> who(Principal party) {
		return (party instanceof SocketParty socket && socket.kind().equals(Visitor.KIND))
				? this.visitors.byId(Long.parseLong(socket.id())) : Optional.empty();
	}

	record Typing(boolean on) {
	}

	record Seen(long seq) {
	}

}
