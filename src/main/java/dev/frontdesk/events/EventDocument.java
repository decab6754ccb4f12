package dev.frontdesk.events;

import java.time.Instant;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a ticket, as programs are told of it.
 *
 * @param id of the event, told once; not the order
 * @param ticket its number
 * @param seq its place in the ticket; that of the message where the field is message
 * @param field what changed, such as status, assignee or tags; created and message are
 * facts
 * @param was and became as text; ids of agents, teams, categories and customers
 * @param cause why, such as rule:7; empty where somebody simply did it
 * @param imported true where it happened elsewhere and was brought in
 */
public record EventDocument(long id, Instant at, long ticket, long seq, String field, @Nullable String was,
		@Nullable String became, Actor actor, String cause, boolean imported) {

	private static final Set<String> WORDS = Set.of("status", "kind", "shelf", "urgency", "impact", "importance",
			"priority", "channel", "message");

	/**
	 * @param number of the ticket
	 */
	public static EventDocument of(TicketEvent event, long number) {
		return new EventDocument(event.id(), event.at(), number, event.seq(), event.field(),
				word(event.field(), event.was()), word(event.field(), event.became()), Actor.of(event.actor()),
				event.cause(), event.imported());
	}

	private static @Nullable String word(String field, @Nullable String value) {
		return (value != null && WORDS.contains(field)) ? value.toLowerCase(Locale.ROOT) : value;
	}

	/**
	 * @param kind agent, customer, bot, rule, app or system
	 */
	public record Actor(String kind, @Nullable Long id) {

		public static Actor of(dev.frontdesk.audit.Actor actor) {
			return new Actor(actor.kind().name().toLowerCase(Locale.ROOT), actor.id());
		}

	}

}
