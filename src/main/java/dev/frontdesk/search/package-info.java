/**
 * One box over every ticket: what people type is parsed into words and conditions, found
 * by words we split ourselves, ranked by fit and freshness, and shown with what was found
 * marked.
 */
@ApplicationModule(allowedDependencies = { "web", "settings", "language", "audit", "shell", "staff", "customers",
		"tickets", "filters" })
@NullMarked
package dev.frontdesk.search;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
