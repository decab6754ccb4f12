/**
 * The thread, whatever the door: ticket, messages, assignment, status, tags, history. Its
 * events are the one history of a ticket, written with each change and read in order by
 * whoever must react.
 */
@ApplicationModule(allowedDependencies = { "web", "settings", "language", "audit", "events", "post", "files", "staff",
		"customers" })
@NullMarked
package dev.frontdesk.tickets;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
