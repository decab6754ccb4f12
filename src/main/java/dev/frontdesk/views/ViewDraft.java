package dev.frontdesk.views;

import java.util.Set;

import dev.frontdesk.filters.TicketFilter;

/**
 * What somebody wants a view to be.
 *
 * @param teams who else has it, where the audience is teams
 */
public record ViewDraft(String name, TicketFilter filter, Look look, Audience audience, Set<Long> teams) {
}
