package dev.frontdesk.inbox;

import java.time.Instant;
import java.time.ZoneId;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.language.Languages;
import dev.frontdesk.shell.Times;
import dev.frontdesk.tickets.KeptFact;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says in words what the history keeps as fields and values. */
@Component
class EventWords {

	/** What a thread shows as thin lines; the rest is in the history. */
	static final Set<String> SHOWN = Set.of("created", "status", "assignee", "team", "priority", "category", "kind",
			"subject", "shelf", "tags", "merged-into", "merged-from", "split-from", "split-to", "link", "snoozed-until",
			"next-update", "message-edited", "message-redacted", "message-deleted", "collaborator", "escalated",
			"returned", "checklist");

	private static final Map<String, String> WORDS = Map.of("status", "tickets.status.", "priority",
			"tickets.priority.", "urgency", "tickets.level.", "impact", "tickets.level.", "kind", "tickets.kind.",
			"shelf", "tickets.shelf.", "channel", "tickets.channel.", "importance", "inbox.tier.", "message",
			"inbox.event.message.", "solved-by", "inbox.by.");

	private static final Set<String> FACTS = Set.of("created", "first-reply", "awaits", "message", "message-edited",
			"message-redacted", "message-deleted", "next-update-due", "undone");

	private static final Set<String> NUMBERS = Set.of("created", "merged-into", "merged-from", "split-from",
			"split-to");

	private static final Set<String> CAUSES = Set.of("rule", "escalation", "restore", "clock", "macro", "bulk",
			"intake", "transfer", "offer", "idle", "whisper", "take-over");

	private final MessageSource messages;

	private final List<KeptFact> kept;

	private final Times times;

	EventWords(MessageSource messages, List<KeptFact> kept, Times times) {
		this.times = times;
		this.messages = messages;
		this.kept = List.copyOf(kept);
	}

	String text(String field, @Nullable String was, @Nullable String became, Telling telling) {
		Locale reader = telling.reader();
		if (FACTS.contains(field)) {
			return ("message".equals(field) && became != null) ? said(field, first(became), reader)
					: say("inbox.event." + field, reader);
		}
		String label = name(field, reader);
		String next = value(field, became, telling);
		return (was == null && became != null && !isPlace(field)) ? say("inbox.event.set", reader, label, next)
				: say("inbox.event.changed", reader, label, value(field, was, telling), next);
	}

	/** What a field is called. */
	String name(String field, Locale reader) {
		Optional<KeptFact> owner = owner(field);
		return owner.isPresent() ? owner.get().label(field, reader) : say(
				(FACTS.contains(field) && !"message".equals(field)) ? "inbox.event." + field : "inbox.field." + field,
				reader);
	}

	private Optional<KeptFact> owner(String field) {
		return this.kept.stream().filter((fact) -> field.startsWith(fact.prefix())).findFirst();
	}

	/** As LIKE has it: also shown as thin lines, and to be put back. */
	String[] keptPatterns() {
		return this.kept.stream().map((fact) -> fact.prefix() + '%').toArray(String[]::new);
	}

	boolean isRestorable(String field) {
		return owner(field).filter(KeptFact::isRestorable).isPresent();
	}

	// a ticket in nobody's hands was in nobody's hands: that is worth saying
	private static boolean isPlace(String field) {
		return "assignee".equals(field) || "team".equals(field);
	}

	/**
	 * @param customer the name of the customer who did it, if one did
	 */
	String by(Actor actor, @Nullable String customer, Choices choices, Locale reader) {
		String name = switch (actor.kind()) {
			case AGENT -> choices.agent(actor.id());
			case CUSTOMER -> customer;
			case BOT, RULE, APP, SYSTEM -> null;
		};
		return (name != null && !name.isEmpty()) ? name : say("inbox.by." + actor.kind(), reader);
	}

	/** Such as "macro “Refund”"; empty when the actor simply did it. */
	String cause(String cause, Locale reader) {
		String[] parts = cause.split(":", 3);
		if (!CAUSES.contains(parts[0])) {
			return "";
		}
		return (parts.length == 3) ? say("inbox.cause." + parts[0] + ".named", reader, parts[2])
				: say("inbox.cause." + parts[0], reader);
	}

	private String value(String field, @Nullable String value, Telling telling) {
		Locale reader = telling.reader();
		Choices choices = telling.choices();
		Head head = telling.head();
		if (value == null || value.isEmpty()) {
			return say("assignee".equals(field) ? "inbox.nobody" : "inbox.none", reader);
		}
		Optional<KeptFact> owner = owner(field);
		if (owner.isPresent()) {
			return telling.teller(owner.get()).apply(field, value);
		}
		String named = switch (field) {
			case "assignee", "collaborator", "mention" -> choices.agent(Long.valueOf(value));
			case "team" -> choices.team(Long.valueOf(value));
			case "category" -> choices.category(Long.valueOf(value));
			case "language" -> Languages.name(value, reader);
			case "priority-overruled" -> say("inbox.overruled." + value, reader);
			case "customer" ->
				Long.toString(head.customerId()).equals(value) && !head.anonymous() ? head.customer() : null;
			case "follow-up-of" -> (head.followsNumber() != null) ? "#" + head.followsNumber() : null;
			case "brand" -> choices.brand(Long.valueOf(value));
			case "market" -> choices.market(Long.valueOf(value));
			case "snoozed-until", "next-update", "waiting-since" -> time(value, telling);
			case "link" ->
				say("tickets.link-kind." + first(value), reader) + " #" + value.substring(value.indexOf(' ') + 1);
			default -> NUMBERS.contains(field) ? "#" + value
					: WORDS.containsKey(field) ? said(field, first(value), reader) : value;
		};
		return (named != null) ? named : "#" + value;
	}

	private String time(String value, Telling telling) {
		return this.times.dateAndTime(Instant.parse(value), telling.zone(), telling.reader());
	}

	private static String first(String value) {
		int end = value.indexOf(' ');
		return (end < 0) ? value : value.substring(0, end);
	}

	private String said(String field, String value, Locale reader) {
		return say(WORDS.get(field) + value, reader);
	}

	private String say(String key, Locale reader, Object... arguments) {
		return this.messages.getMessage(key, arguments, reader);
	}

	/** Whose history is told to whom. */
	record Telling(Head head, Choices choices, ZoneId zone, Locale reader,
			Map<KeptFact, BinaryOperator<String>> tellers) {

		Telling(Head head, Choices choices, ZoneId zone, Locale reader) {
			this(head, choices, zone, reader, new IdentityHashMap<>());
		}

		// One for all its events
		BinaryOperator<String> teller(KeptFact fact) {
			return this.tellers.computeIfAbsent(fact, (one) -> one.teller(this.head.id(), this.reader));
		}

	}

}
