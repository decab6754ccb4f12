/**
 * What is asked when a request is made, and what must be known before a ticket's status
 * changes: forms of custom fields, per door and brand, with conditions on what else was
 * said. The same rules at every door.
 */
@ApplicationModule(allowedDependencies = { "web", "settings", "language", "audit", "shell", "staff", "tickets",
		"filters", "fields" })
@NullMarked
package dev.frontdesk.forms;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
