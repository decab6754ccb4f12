/**
 * A believable company to try Frontdesk with: its people, its customers, a month of their
 * tickets, and the little shop that includes the widget as any customer of ours would.
 * Seeded once, on the embedded database only.
 */
@ApplicationModule(allowedDependencies = { "web", "settings", "language", "audit", "database", "shell", "post", "staff",
		"access", "notifications", "customers", "tickets", "filters", "fields", "forms", "views", "actions", "replies",
		"routing", "widgets", "trails", "goals", "proactive", "availability", "chat", "talks", "screens", "visitors",
		"escalations", "checklists" })
@NullMarked
package dev.frontdesk.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
