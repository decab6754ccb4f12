package dev.frontdesk.screens;

import java.security.Principal;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import dev.frontdesk.live.Pushes;
import dev.frontdesk.live.SocketParty;
import org.jspecify.annotations.Nullable;

import org.springframework.messaging.handler.annotation.DestinationVariable;
import org.springframework.messaging.handler.annotation.MessageMapping;
import org.springframework.messaging.handler.annotation.Payload;
import org.springframework.stereotype.Controller;

/**
 * How two browsers find each other, passed on between the visitor who has consented and
 * the agent who asked, and kept nowhere. The doors have asked whose thread and ticket it
 * is; whether it is theirs to signal about this screen is asked here, at every frame.
 */
@Controller
class ScreenSocket {

	private static final Set<String> OF_VISITOR = Set.of("offer", "candidate");

	private static final Set<String> OF_AGENT = Set.of("ready", "answer", "candidate");

	private final Shares shares;

	private final Pushes pushes;

	ScreenSocket(Shares shares, Pushes pushes) {
		this.shares = shares;
		this.pushes = pushes;
	}

	@MessageMapping("thread.{publicId}.signal")
	void fromVisitor(@DestinationVariable String publicId, @Payload Signal signal) {
		if (signal.isSound(OF_VISITOR)) {
			this.shares.live(signal.id())
				.filter((share) -> share.thread().equals(publicId))
				.ifPresent((share) -> this.pushes.push("/topic/screen." + share.agentId(), signal.json()));
		}
	}

	@MessageMapping("ticket.{publicId}.signal")
	void fromAgent(@DestinationVariable String publicId, @Payload Signal signal, Principal party) {
		if (!(party instanceof SocketParty agent) || !agent.kind().equals("agent")) {
			return;
		}
		if ("watching".equals(signal.kind())) {
			this.shares.watched(Long.parseLong(agent.id()), signal.id());
		}
		else if (signal.isSound(OF_AGENT)) {
			this.shares.live(signal.id())
				.filter((share) -> share.ticket().equals(publicId) && Long.toString(share.agentId()).equals(agent.id()))
				.ifPresent((share) -> this.pushes.push("/topic/thread." + share.thread(), signal.json()));
		}
	}

	/**
	 * Says nothing of itself in a log.
	 *
	 * @param share which screen
	 * @param turn which try to connect it belongs to
	 * @param tab which of the agent's tabs it is from or for
	 */
	record Signal(@Nullable String share, @Nullable String kind, int turn, @Nullable String tab,
			@Nullable String data) {

		private static final int LONGEST = 60_000;

		private static final int LONGEST_CANDIDATE = 2_000;

		private static final Pattern TAB = Pattern.compile("[A-Za-z0-9-]{1,40}");

		String id() {
			return (this.share != null) ? this.share : "";
		}

		boolean isSound(Set<String> kinds) {
			int longest = "candidate".equals(this.kind) ? LONGEST_CANDIDATE : LONGEST;
			return this.kind != null && kinds.contains(this.kind) && this.tab != null && TAB.matcher(this.tab).matches()
					&& (this.data == null || this.data.length() <= longest);
		}

		Map<String, Object> json() {
			return Map.of("type", "signal", "share", id(), "kind", text(this.kind), "turn", this.turn, "tab",
					text(this.tab), "data", text(this.data));
		}

		private static String text(@Nullable String text) {
			return (text != null) ? text : "";
		}

		@Override
		public String toString() {
			return "Signal";
		}

	}

}
