/**
 * Who is at the desk for whom: office hours of teams, who of them is here and speaks a
 * visitor's language, when somebody will, and how long an answer takes. Known once for
 * all visitors, and told to open panels when it changes.
 */
@ApplicationModule(
		allowedDependencies = { "web", "settings", "language", "audit", "shell", "live", "staff", "widgets" })
@NullMarked
package dev.frontdesk.availability;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
