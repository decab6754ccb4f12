package dev.frontdesk.fields;

import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.frontdesk.tickets.Ticket;
import dev.frontdesk.web.InvalidText;
import org.jspecify.annotations.Nullable;

/** What a module above demands of a ticket's values. */
public interface ValueGuard {

	/**
	 * What is wrong with the values as they would be; empty when nothing is.
	 * @param after all values by key, as {@link FieldValues} has them
	 * @param changed the keys of those that become different
	 */
	List<InvalidText> refuse(Ticket ticket, Map<String, @Nullable Object> after, Set<String> changed);

}
