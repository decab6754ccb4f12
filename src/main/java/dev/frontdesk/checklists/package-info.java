/**
 * Lists of what is to be done on a ticket: written once as templates, attached by hand or
 * by a macro, ticked off by whoever did it; a required one must be done before the ticket
 * is solved.
 */
@ApplicationModule(
		allowedDependencies = { "web", "settings", "language", "audit", "shell", "staff", "tickets", "actions" })
@NullMarked
package dev.frontdesk.checklists;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
