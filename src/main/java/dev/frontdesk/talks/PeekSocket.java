package dev.frontdesk.talks;

import java.util.Map;

import dev.frontdesk.chat.VisitorThreads;
import dev.frontdesk.live.Pushes;
import org.jspecify.annotations.Nullable;

import org.springframework.messaging.handler.annotation.DestinationVariable;
import org.springframework.messaging.handler.annotation.MessageMapping;
import org.springframework.messaging.handler.annotation.Payload;
import org.springframework.stereotype.Controller;

/**
 * What a visitor is typing, for the agent who has the thread open: passed on and kept
 * nowhere, and only where the panel tells the visitor so.
 */
@Controller
class PeekSocket {

	private static final int MOST = 600;

	private final TalkRules rules;

	private final VisitorThreads threads;

	private final Pushes pushes;

	PeekSocket(TalkRules rules, VisitorThreads threads, Pushes pushes) {
		this.rules = rules;
		this.threads = threads;
		this.pushes = pushes;
	}

	@MessageMapping("thread.{publicId}.peek")
	void peek(@DestinationVariable String publicId, @Payload Peek peek) {
		String text = peek.text();
		if (text == null || !this.rules.recent().peek()) {
			return;
		}
		this.threads.room(publicId)
			.ifPresent((room) -> this.pushes.push("/topic/desk.thread." + room,
					Map.of("type", "typing", "from", "customer", "on", !text.isEmpty(), "text", end(text))));
	}

	// Of a long text the end is what is being typed
	private static String end(String text) {
		int length = text.codePointCount(0, text.length());
		return (length <= MOST) ? text : "…" + text.substring(text.offsetByCodePoints(0, length - MOST));
	}

	/** Says nothing of itself in a log. */
	record Peek(@Nullable String text) {

		@Override
		public String toString() {
			return "Peek";
		}

	}

}
