package dev.frontdesk.hooks;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import dev.frontdesk.web.InvalidText;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the editor, as typed.
 *
 * @param all told of everything, whatever kinds are ticked
 */
public record WebhookForm(@Nullable String name, @Nullable String address, @Nullable Boolean all,
		@Nullable List<String> kinds, @Nullable Boolean notes, @Nullable Boolean confidential,
		@Nullable Integer version) {

	static WebhookForm empty() {
		return new WebhookForm("", "https://", true, List.of(), false, false, 0);
	}

	static WebhookForm of(Webhook webhook) {
		return new WebhookForm(webhook.name(), webhook.address(), webhook.kinds().isEmpty(),
				webhook.kinds().stream().map(EventKind::key).toList(), webhook.notes(), webhook.confidential(),
				webhook.version());
	}

	WebhookDraft draft() {
		Set<EventKind> chosen = EnumSet.noneOf(EventKind.class);
		if (!Boolean.TRUE.equals(this.all)) {
			Stream.ofNullable(this.kinds)
				.flatMap(List::stream)
				.map(EventKind::byKey)
				.forEach((kind) -> chosen.add(kind.orElseThrow(() -> new InvalidText("kinds", "hooks.kinds.none"))));
			if (chosen.isEmpty()) {
				throw new InvalidText("kinds", "hooks.kinds.none");
			}
		}
		return new WebhookDraft(this.name, this.address, chosen, Boolean.TRUE.equals(this.notes),
				Boolean.TRUE.equals(this.confidential));
	}

	public boolean has(EventKind kind) {
		return this.kinds != null && this.kinds.contains(kind.key());
	}

}
