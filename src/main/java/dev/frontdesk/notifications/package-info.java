/**
 * Tells an agent: in the page, by push while it is closed, by mail; each as the agent
 * wishes, and not in quiet hours. Knows what a ticket is called only by asking those
 * above, who also say whether the agent may see it.
 */
@ApplicationModule(allowedDependencies = { "web", "settings", "language", "audit", "shell", "post", "live", "staff" })
@NullMarked
package dev.frontdesk.notifications;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
