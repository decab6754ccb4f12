package dev.frontdesk.rest;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.frontdesk.web.ApiBody;
import org.jspecify.annotations.Nullable;

/**
 * What is to change about a ticket; what is not given stays as it is, and null empties
 * what can be empty.
 *
 * @param tags instead of all that it has
 * @param category its key or id
 * @param assignee an agent's id
 * @param team a team's id
 * @param snoozedUntil out of sight until then
 * @param form the key of the request form that asks from now on
 * @param nextUpdateAt when the customer was promised to hear of us
 */
@SuppressWarnings("NullableOptional") // not given, given as null, and given are three
										// things
record TicketPatch(@Nullable String subject, @Nullable String status, @Nullable String priority,
		@Nullable String urgency, @Nullable String impact, @Nullable String kind, @Nullable String shelf,
		@Nullable List<String> tags, @Nullable List<String> addTags, @Nullable List<String> removeTags,
		@Nullable Optional<String> category, @Nullable Optional<Long> assignee, @Nullable Optional<Long> team,
		@Nullable Optional<Instant> snoozedUntil, @Nullable Optional<Instant> nextUpdateAt,
		@Nullable Optional<String> form, @Nullable Map<String, Object> fields) implements ApiBody {
}
