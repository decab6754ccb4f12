package dev.frontdesk.rest;

import java.util.List;
import java.util.Map;

import dev.frontdesk.web.ApiBody;
import org.jspecify.annotations.Nullable;

/**
 * A ticket to be created.
 *
 * @param subject may be missing: then it is the beginning of the message
 * @param message what the customer writes, as plain text
 * @param channel api unless said otherwise
 * @param category its key or id
 * @param fields values of custom fields by their keys
 * @param form the key of a request form: what it asks must be there; the standard one
 * where none is named
 * @param language of the message (BCP 47); the customer's unless said otherwise
 * @param attachments ids of files sent to /api/v1/attachments before
 */
record NewTicketBody(@Nullable String subject, @Nullable String message, @Nullable NewCustomer customer,
		@Nullable String channel, @Nullable List<String> tags, @Nullable String category,
		@Nullable Map<String, Object> fields, @Nullable String form, @Nullable String kind, @Nullable String urgency,
		@Nullable String impact, @Nullable String language, @Nullable List<String> attachments) implements ApiBody {

	/**
	 * Whose ticket it is: somebody known by id, or whoever has the address; a new
	 * customer where nobody has it.
	 *
	 * @param name and locale and zone of a new one; somebody known keeps theirs
	 */
	record NewCustomer(@Nullable Long id, @Nullable String email, @Nullable String name, @Nullable String locale,
			@Nullable String timeZone) {
	}

}
