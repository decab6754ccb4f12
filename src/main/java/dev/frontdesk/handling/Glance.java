package dev.frontdesk.handling;

import java.time.ZoneId;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * As much of a ticket as one has to see to decide about it.
 *
 * @param customer empty for someone without a name
 * @param said the last messages, the latest first
 */
public record Glance(long number, String subject, String language, String status, String customer,
		@Nullable String assignee, List<Said.Line> said, ZoneId zone) {

}
