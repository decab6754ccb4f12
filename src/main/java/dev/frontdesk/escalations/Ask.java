package dev.frontdesk.escalations;

import org.jspecify.annotations.Nullable;

/**
 * What an agent asks a helper, as typed.
 *
 * @param clientId made by the page, so that a form sent twice asks once
 * @param seen the last place of the thread the agent had read
 * @param message to the customer; null tells them nothing
 */
public record Ask(String clientId, long stepId, String reason, String note, long seen, @Nullable String message) {

}
