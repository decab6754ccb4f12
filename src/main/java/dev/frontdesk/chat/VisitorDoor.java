package dev.frontdesk.chat;

import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.frontdesk.live.SocketDoor;
import dev.frontdesk.live.SocketParty;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/** The visitor's socket: enters with the token, hears and says what is in own threads. */
@Component
class VisitorDoor implements SocketDoor {

	private static final Pattern HEARD = Pattern.compile("/topic/thread\\.([a-z0-9]+)");

	/** How it is at the desk may be known by everyone. */
	private static final Pattern DESK = Pattern.compile("/topic/availability\\.[A-Za-z0-9_-]{1,64}\\.[a-z]{2,3}");

	private static final Pattern SAID = Pattern.compile("/app/thread\\.([a-z0-9]+)\\.(?:typing|seen|peek|signal)");

	private final Visitors visitors;

	private final Sessions sessions;

	VisitorDoor(Visitors visitors, Sessions sessions) {
		this.visitors = visitors;
		this.sessions = sessions;
	}

	@Override
	public String path() {
		return "/chat/socket";
	}

	@Override
	public List<String> allowedOrigins() {
		return List.of();
	}

	@Override
	public Optional<SocketParty> enter(@Nullable Principal handshake, Map<String, String> connectHeaders) {
		return this.visitors.byToken(connectHeaders.get("token")).map(Visitor::party);
	}

	@Override
	public boolean mayHear(SocketParty party, String destination) {
		return DESK.matcher(destination).matches() || owns(party, HEARD.matcher(destination));
	}

	@Override
	public boolean maySay(SocketParty party, String destination) {
		return owns(party, SAID.matcher(destination));
	}

	private boolean owns(SocketParty party, Matcher thread) {
		return thread.matches() && this.visitors.byId(Long.parseLong(party.id()))
			.flatMap((visitor) -> this.sessions.as(visitor, thread.group(1)))
			.isPresent();
	}

}
