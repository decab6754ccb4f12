/**
 * The lists agents work from: built-in and saved views, their rows, order, groups and
 * counts, and the pages on which agents build them.
 */
@ApplicationModule(allowedDependencies = { "web", "settings", "language", "audit", "shell", "staff", "customers",
		"tickets", "filters" })
@NullMarked
package dev.frontdesk.views;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
