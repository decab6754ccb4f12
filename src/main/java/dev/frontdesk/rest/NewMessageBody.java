package dev.frontdesk.rest;

import java.util.List;

import dev.frontdesk.web.ApiBody;
import org.jspecify.annotations.Nullable;

/**
 * What an agent says in a thread.
 *
 * @param text plain; or else
 * @param html made safe before it is kept
 * @param visibility public or note
 * @param status what the ticket becomes with it: open, pending, on_hold or solved
 * @param attachments ids of files sent to /api/v1/attachments before
 * @param cc addresses that get it, and later answers, in copy; an empty list ends that
 * @param seen the place (seq) up to which the thread was read: a public answer is refused
 * with 409 when somebody else wrote after it
 */
record NewMessageBody(@Nullable String text, @Nullable String html, @Nullable String visibility,
		@Nullable String status, @Nullable List<String> attachments, @Nullable List<String> cc,
		@Nullable Long seen) implements ApiBody {
}
