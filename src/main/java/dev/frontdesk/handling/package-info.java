/**
 * What an agent does to a whole ticket rather than says in it: merge, split, link, follow
 * up, snooze, promise, ask colleagues in, mend a message. Each is a page of its own that
 * opens as a dialog where scripts run.
 */
@ApplicationModule(
		allowedDependencies = { "web", "settings", "language", "audit", "shell", "staff", "customers", "tickets" })
@NullMarked
package dev.frontdesk.handling;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
