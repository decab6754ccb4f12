/**
 * To someone who knows more, and back: a path of helpers per category, the hand-over with
 * its reason and note, the helper's own clock, what the customer is told, and the return
 * with an answer to whoever asked.
 */
@ApplicationModule(allowedDependencies = { "web", "settings", "language", "audit", "events", "shell", "post", "staff",
		"tickets", "filters", "actions" })
@NullMarked
package dev.frontdesk.escalations;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
