package dev.frontdesk.tickets;

import org.jspecify.annotations.Nullable;

/**
 * Something about a ticket that a module above keeps, as the history tells it.
 *
 * @param name of the event's field, such as {@code checklist}
 */
public record Fact(String name, @Nullable String was, @Nullable String became) {

}
