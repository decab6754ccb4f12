/**
 * Tickets from other desks: sent as a file, read without writing anything, taken in small
 * steps that can be paused and taken up after a crash, and told of what was not taken.
 */
@ApplicationModule(allowedDependencies = { "web", "jobs", "settings", "language", "audit", "shell", "files", "staff",
		"customers", "tickets", "fields", "sources" })
@NullMarked
package dev.frontdesk.importers;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
