package dev.frontdesk.tickets;

import org.jspecify.annotations.Nullable;

/** One field of a ticket that became something else. */
record Change(long seq, String field, @Nullable String was, @Nullable String became) {

}
