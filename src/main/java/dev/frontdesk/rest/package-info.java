/**
 * Tickets, messages, attachments and what changed, over REST: the door for programs. It
 * speaks JSON, sees what the token's agent sees, and writes through the ticket's verbs
 * alone.
 */
@ApplicationModule(allowedDependencies = { "web", "settings", "language", "audit", "events", "shell", "files", "staff",
		"customers", "tickets", "filters", "views", "search", "fields", "forms" })
@NullMarked
package dev.frontdesk.rest;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
