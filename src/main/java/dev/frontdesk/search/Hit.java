package dev.frontdesk.search;

import org.jspecify.annotations.Nullable;

/**
 * A ticket that was found.
 *
 * @param subject with what was found marked
 * @param snippet of the message that fits best; null when only names or the subject fit
 * @param seq the place of that message in the thread
 * @param file the name of a file that was found; null when none was
 */
public record Hit(long ticketId, Marked subject, @Nullable Marked snippet, @Nullable Long seq, @Nullable Marked file) {
}
