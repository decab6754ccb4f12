/**
 * What admins want to know about tickets beside what every ticket has: fields of their
 * own, defined once, with a value on any ticket. They are asked for in filters, set by
 * hand, macro and bulk edit, told in the history and carried where a ticket goes.
 */
@ApplicationModule(allowedDependencies = { "web", "settings", "language", "audit", "shell", "staff", "customers",
		"tickets", "filters", "actions" })
@NullMarked
package dev.frontdesk.fields;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
