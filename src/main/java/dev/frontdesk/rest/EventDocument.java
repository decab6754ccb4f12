package dev.frontdesk.rest;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a ticket.
 *
 * @param id of the event, told once; not the order
 * @param seq its place in the ticket; that of the message where the field is message
 * @param field what changed, such as status, assignee or tags; created and message are
 * facts
 * @param was and became as text; ids of agents, teams, categories and customers
 * @param cause why, such as rule:7; empty where somebody simply did it
 * @param imported true where it happened elsewhere and was brought in
 */
record EventDocument(long id, Instant at, long ticket, long seq, String field, @Nullable String was,
		@Nullable String became, Actor actor, String cause, boolean imported) {

	/**
	 * @param kind agent, customer, bot, rule, app or system
	 */
	record Actor(String kind, @Nullable Long id) {
	}

}
