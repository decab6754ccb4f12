package dev.frontdesk.intake;

import java.util.List;
import java.util.Locale;

import dev.frontdesk.customers.EmailAddress;
import dev.frontdesk.forms.Opening;
import dev.frontdesk.tickets.Channel;
import dev.frontdesk.tickets.Priority;
import org.jspecify.annotations.Nullable;

/**
 * A new ticket whose every part has been looked at.
 *
 * @param content tells a form sent again from another
 * @param customerId null for somebody new
 * @param email of somebody new; null where none is known
 * @param language the customer's
 * @param notes the language in which colleagues are written to
 * @param priority null leaves it to urgency, impact and the customer's tier
 */
record Wanted(String submission, String content, @Nullable Long customerId, String name, @Nullable EmailAddress email,
		Locale language, Locale notes, Channel channel, Voice voice, String subject, String text, Opening opening,
		@Nullable Long teamId, @Nullable Long assigneeId, @Nullable Priority priority, List<String> tags) {

}
