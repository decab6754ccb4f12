/**
 * What agents have begun to write, kept on the server until it is sent: drafts for each
 * ticket and kind with their files, replies that go later, forwards to outsiders. Sends
 * through the ticket's verbs alone.
 */
@ApplicationModule(allowedDependencies = { "web", "settings", "language", "audit", "events", "shell", "post", "files",
		"live", "staff", "customers", "notifications", "tickets", "actions" })
@NullMarked
package dev.frontdesk.drafts;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
