/**
 * How visitors are met: by name where it is known, with their place in the queue while
 * they wait, and with what they wrote before.
 */
@ApplicationModule(allowedDependencies = { "web", "settings", "language", "shell", "live", "customers", "tickets",
		"widgets", "availability", "chat" })
@NullMarked
package dev.frontdesk.reception;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
