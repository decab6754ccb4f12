/**
 * What agents leave when they go away: open tickets go back to the queue of their team or
 * to a colleague, one by one and in the background.
 */
@ApplicationModule(allowedDependencies = { "web", "audit", "shell", "staff", "notifications", "tickets" })
@NullMarked
package dev.frontdesk.handover;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
