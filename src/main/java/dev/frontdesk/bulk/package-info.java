/**
 * The same done to many tickets at once: in the background, one small transaction a
 * ticket, so that a crash, a cancel or a refusal leaves nothing half done; with a report
 * of what did not go and why, and a way back.
 */
@ApplicationModule(allowedDependencies = { "web", "jobs", "settings", "language", "audit", "shell", "staff",
		"customers", "notifications", "tickets", "views", "search", "actions" })
@NullMarked
package dev.frontdesk.bulk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
