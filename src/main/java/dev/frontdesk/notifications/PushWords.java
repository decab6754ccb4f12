package dev.frontdesk.notifications;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import dev.frontdesk.language.Languages;
import dev.frontdesk.staff.Agent;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What the worker in the browser is sent: no more words than the agent allows. */
@Component
class PushWords {

	private static final int LONGEST = 160;

	private final Preferences preferences;

	private final TicketSight sight;

	private final MessageSource messages;

	private final JsonMapper json;

	PushWords(Preferences preferences, TicketSight sight, MessageSource messages, JsonMapper json) {
		this.preferences = preferences;
		this.sight = sight;
		this.messages = messages;
		this.json = json;
	}

	String one(Bell.Line line, Agent agent) {
		Wishes.PushSays says = this.preferences.of(agent.id()).pushSays();
		String body = switch (says) {
			case NUMBER -> "";
			case SUBJECT -> line.subject();
			case TEXT -> excerpt(line);
		};
		String title = (says == Wishes.PushSays.NUMBER) ? bare(line, agent.locale()) : line.text();
		return payload(agent, title, body, "notice-" + line.id(), "/desk/notifications/" + line.id());
	}

	String many(List<Bell.Line> lines, Agent agent) {
		return payload(agent, text("notifications.push.many", agent.locale(), lines.size()), "", "notices",
				"/desk/notifications");
	}

	/** To see that it works. */
	String trial(Agent agent) {
		return payload(agent, text("notifications.push.trial", agent.locale()), "", "trial", "/desk/notifications");
	}

	// the kind alone: names are words, too
	private String bare(Bell.Line line, Locale reader) {
		String kind = text("notifications.kind." + line.kind(), reader);
		return (line.number() > 0) ? kind + " · #" + line.number() : kind;
	}

	private String excerpt(Bell.Line line) {
		Long ticketId = line.ticketId();
		String said = (ticketId != null && line.seq() > 0) ? this.sight.excerpt(ticketId, line.seq()) : "";
		return said.isEmpty() ? line.subject() : said;
	}

	private String payload(Agent agent, String title, String body, String tag, String path) {
		Map<String, String> payload = new LinkedHashMap<>();
		payload.put("title", shortened(title));
		payload.put("body", shortened(body));
		payload.put("tag", tag);
		payload.put("path", path);
		payload.put("lang", agent.locale().toLanguageTag());
		payload.put("dir", Languages.rightToLeft(agent.locale()) ? "rtl" : "ltr");
		return this.json.writeValueAsString(payload);
	}

	private static String shortened(String text) {
		return (text.codePointCount(0, text.length()) <= LONGEST) ? text
				: text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)) + "…";
	}

	private String text(String key, Locale reader, Object... arguments) {
		return Objects.requireNonNull(this.messages.getMessage(key, arguments, key, reader));
	}

}
