/**
 * Who is on the site now, of those who agreed to be seen: where, for how long, whether
 * they chat. An agent may speak to them first; their answer opens a ticket that begins
 * with those words. Whoever withdraws is gone at once.
 */
@ApplicationModule(allowedDependencies = { "web", "settings", "language", "audit", "shell", "live", "staff",
		"customers", "tickets", "actions", "widgets", "trails", "chat" })
@NullMarked
package dev.frontdesk.visitors;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
