/**
 * Tells programs elsewhere what happens to tickets: an event a request, signed, retried
 * for three days, shown and sent again by hand. Goes to no private address unless that is
 * allowed.
 */
@ApplicationModule(allowedDependencies = { "web", "outside", "settings", "audit", "events", "shell", "staff",
		"notifications", "tickets" })
@NullMarked
package dev.frontdesk.hooks;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
