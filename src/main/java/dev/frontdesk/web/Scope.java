package dev.frontdesk.web;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a token may be used for, within what its agent may do. */
public enum Scope {

	/** Tickets, their public messages, history, tags; the feed of events. */
	TICKETS_READ,
	/** To create, answer and change tickets. */
	TICKETS_WRITE,
	/** Internal notes, beside tickets:read. */
	NOTES_READ,
	/** To write internal notes. */
	NOTES_WRITE,
	/** Customers and organisations. */
	CUSTOMERS_READ,
	/** To add and change customers and organisations. */
	CUSTOMERS_WRITE,
	/** Agents, teams, views, macros, categories. */
	DESK_READ,
	/** Webhooks, where the agent is an admin. */
	WEBHOOKS_READ,
	/** To add, change and remove webhooks, where the agent is an admin. */
	WEBHOOKS_WRITE,
	/** To add, change and delete views. */
	VIEWS_WRITE,
	/** To add, change and delete macros and canned replies. */
	MACROS_WRITE;

	/** As it stands in tokens and requests: {@code tickets:read}. */
	public String key() {
		return name().toLowerCase(Locale.ROOT).replace('_', ':');
	}

	public static Optional<Scope> of(String key) {
		return Stream.of(values()).filter((scope) -> scope.key().equals(key)).findFirst();
	}

}
