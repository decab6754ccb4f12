package dev.frontdesk.routing;

import dev.frontdesk.filters.TicketFilter;
import org.jspecify.annotations.Nullable;

/**
 * What an admin wants a rule to be.
 *
 * @param needsLanguage whether the agent must speak the ticket's language
 * @param skill what else the agent must be able to; null when nothing
 */
public record RuleDraft(String name, TicketFilter filter, long teamId, boolean needsLanguage, @Nullable String skill) {

}
