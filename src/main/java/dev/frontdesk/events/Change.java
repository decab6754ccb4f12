package dev.frontdesk.events;

import org.jspecify.annotations.Nullable;

/** One field of a ticket that became something else. */
public record Change(long seq, String field, @Nullable String was, @Nullable String became) {

}
