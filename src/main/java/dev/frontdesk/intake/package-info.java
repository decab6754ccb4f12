/**
 * Tickets that agents write themselves: a phone call, a mail to a customer. Finds the
 * customer or makes one, asks what the request form asks, and opens the ticket once,
 * however often the form is sent.
 */
@ApplicationModule(allowedDependencies = { "web", "settings", "language", "audit", "shell", "staff", "customers",
		"tickets", "fields", "forms" })
@NullMarked
package dev.frontdesk.intake;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
