package dev.frontdesk.replies;

import dev.frontdesk.actions.Steps;
import dev.frontdesk.settings.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * What someone wants a canned reply to be.
 *
 * @param ownerId the one agent who has it; null when it is shared
 * @param teamId the team that has it; null when it is one agent's or everybody's
 * @param folder names separated by slashes; empty at the top
 * @param shortcut what is typed after a semicolon; null when nothing
 * @param steps what else it does; none for a plain reply
 */
public record ReplyDraft(@Nullable Long ownerId, @Nullable Long teamId, String folder, String name,
		@Nullable String shortcut, LocalizedText texts, Steps steps) {

}
