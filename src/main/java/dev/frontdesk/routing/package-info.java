/**
 * Who takes it: rules that send a ticket to a team, the choice of an agent within it, the
 * queue of those nobody has taken yet, and the reasons, in words, for all of it.
 */
@ApplicationModule(allowedDependencies = { "web", "settings", "language", "audit", "events", "shell", "live", "staff",
		"tickets", "filters" })
@NullMarked
package dev.frontdesk.routing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
