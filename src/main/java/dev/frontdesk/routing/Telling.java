package dev.frontdesk.routing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import com.ibm.icu.text.ListFormatter;
import com.ibm.icu.util.ULocale;
import dev.frontdesk.language.Languages;
import dev.frontdesk.routing.AgentChoice.Lack;
import dev.frontdesk.routing.Decisions.Decision;
import dev.frontdesk.filters.InvalidFilter;
import dev.frontdesk.filters.TicketFilters;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Decisions in the reader's words. */
@Component
class Telling {

	private final TicketFilters filters;

	private final MessageSource messages;

	Telling(TicketFilters filters, MessageSource messages) {
		this.filters = filters;
		this.messages = messages;
	}

	List<Line> of(List<Decision> decisions, Locale reader) {
		return decisions.stream()
			.map((decision) -> new Line(decision.at(), decision.ruleId(), sent(decision, reader),
					taken(decision, reader)))
			.toList();
	}

	private String sent(Decision decision, Locale reader) {
		String team = (decision.team() != null) ? decision.team().in(reader) : say("routing.why.no-team", reader);
		String filter = decision.reasons().filter();
		if (filter == null) {
			return say("routing.why.fallback", reader, team);
		}
		return say("routing.why.rule", reader, decision.ruleName(), condition(filter, reader), team);
	}

	private String condition(String filter, Locale reader) {
		try {
			return this.filters.explain(this.filters.parse(filter), reader);
		}
		catch (InvalidFilter ex) {
			return say("routing.why.unreadable", reader);
		}
	}

	private String taken(Decision decision, Locale reader) {
		String agent = decision.agent();
		Reasons reasons = decision.reasons();
		Lack lack = reasons.lack();
		if (agent == null) {
			return say("routing.lack." + ((lack != null) ? lack : Lack.NOBODY_HERE), reader);
		}
		List<String> marks = new ArrayList<>();
		if (reasons.waited()) {
			marks.add(say("routing.why.waited", reader));
		}
		addIfThere(marks, "routing.why.speaks", language(reasons.language(), reader), reader);
		addIfThere(marks, "routing.why.skill", reasons.skill(), reader);
		marks.add(say("routing.why.online", reader));
		marks.add(reasons.chat() ? say("routing.why.chats", reader, reasons.chats(), reasons.chatCapacity())
				: say("routing.why.open", reader, reasons.open()));
		return say("routing.why.agent", reader, agent,
				ListFormatter
					.getInstance(ULocale.forLocale(reader), ListFormatter.Type.UNITS, ListFormatter.Width.SHORT)
					.format(marks));
	}

	private void addIfThere(List<String> marks, String key, @Nullable String value, Locale reader) {
		if (value != null) {
			marks.add(say(key, reader, value));
		}
	}

	private static @Nullable String language(@Nullable String tag, Locale reader) {
		return (tag != null) ? Languages.name(tag, reader) : null;
	}

	private String say(String key, Locale reader, Object... arguments) {
		return this.messages.getMessage(key, arguments, reader);
	}

	/**
	 * @param sent which rule sent it to which team
	 * @param taken who has it and why, or why nobody
	 */
	record Line(Instant at, @Nullable Long ruleId, String sent, String taken) {

		public String sentence() {
			return this.sent + " — " + this.taken;
		}

	}

}
