/**
 * The agent's desk: the list, the thread with its panels beside it, the composer, and the
 * socket that keeps them fresh. Reads through screens of its own; writes through the
 * ticket's verbs alone.
 */
@ApplicationModule(allowedDependencies = { "web", "settings", "language", "audit", "shell", "files", "live", "staff",
		"customers", "tickets", "filters", "views", "search", "drafts" })
@NullMarked
package dev.frontdesk.inbox;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
