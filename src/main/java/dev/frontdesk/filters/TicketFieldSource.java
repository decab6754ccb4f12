package dev.frontdesk.filters;

import java.util.List;

/** Fields that come and go while the application runs, such as those admins define. */
public interface TicketFieldSource {

	/**
	 * All there are now, in reading order; asked for often, and so kept at hand. Their
	 * keys hold a dot, as those of no other field do.
	 */
	List<TicketField> fields();

}
