/**
 * Whom a ticket's history concerns: reads it and has notifications tell those who are to
 * know, and says what a ticket is called to whom may see it.
 */
@ApplicationModule(allowedDependencies = { "web", "audit", "events", "staff", "customers", "notifications", "tickets" })
@NullMarked
package dev.frontdesk.alerts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
