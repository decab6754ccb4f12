package dev.frontdesk.hooks;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * A webhook as the API tells it; never its secret.
 *
 * @param events what it is told of; none for everything
 * @param state active, paused; failing or gone where it was switched off by itself
 * @param formerSecretUntil how long the secret before is signed with, too
 * @param failingSince since when nothing arrived
 */
record WebhookDocument(long id, String name, String address, List<String> events, boolean notes, boolean privateTeams,
		String state, @Nullable Instant formerSecretUntil, @Nullable Instant failingSince, Instant createdAt) {

	static WebhookDocument of(Webhook webhook) {
		return new WebhookDocument(webhook.id(), webhook.name(), webhook.address(),
				webhook.kinds().stream().sorted().map(EventKind::key).toList(), webhook.notes(), webhook.confidential(),
				webhook.state().name().toLowerCase(Locale.ROOT), webhook.formerUntil(), webhook.failingSince(),
				webhook.created());
	}

}
