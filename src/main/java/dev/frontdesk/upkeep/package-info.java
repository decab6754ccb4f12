/**
 * What an admin looks after: events of tickets that a reader could not take.
 */
@ApplicationModule(allowedDependencies = { "settings", "audit", "events", "staff", "tickets" })
@NullMarked
package dev.frontdesk.upkeep;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
