package dev.frontdesk.actions;

/**
 * One thing to do.
 *
 * @param action the key of a {@link TicketAction}
 * @param value in that action's own words
 */
public record Step(String action, String value) {

}
