package dev.frontdesk.hooks;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What somebody wants a webhook to be; {@link Webhooks} checks it.
 *
 * @param kinds none for everything
 */
record WebhookDraft(@Nullable String name, @Nullable String address, Set<EventKind> kinds, boolean notes,
		boolean confidential) {

	WebhookDraft {
		kinds = Set.copyOf(kinds);
	}

}
