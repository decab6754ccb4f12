/**
 * Canned replies and macros: texts in many languages with placeholders and files, of one
 * agent, a team or all, and the steps a macro takes besides. Shown before they are
 * applied, counted with what became of it.
 */
@ApplicationModule(allowedDependencies = { "web", "settings", "language", "audit", "shell", "files", "staff",
		"customers", "tickets", "actions", "drafts" })
@NullMarked
package dev.frontdesk.replies;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
