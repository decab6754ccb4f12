/**
 * The chat on the company's own pages: the loader, the panel, and the visits of people
 * who write. A visitor's token opens that visitor's own threads and nothing else.
 */
@ApplicationModule(allowedDependencies = { "web", "settings", "language", "audit", "shell", "live", "files", "staff",
		"customers", "tickets", "filters", "fields", "forms", "widgets", "identity", "trails", "availability", "goals",
		"proactive" })
@NullMarked
package dev.frontdesk.chat;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
