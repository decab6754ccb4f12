package dev.frontdesk.tickets;

import org.jspecify.annotations.Nullable;

/**
 * A ticket goes to a helper, or comes back from one.
 *
 * @param fact the field of the event, {@code escalated} or {@code returned}
 * @param whom the helper's name as the history keeps it
 * @param teamId where it is then
 * @param agentId in whose hands, nobody's with null
 * @param status null leaves it as it is
 */
public record HandOver(String fact, String whom, @Nullable Long teamId, @Nullable Long agentId,
		@Nullable Status status) {

}
