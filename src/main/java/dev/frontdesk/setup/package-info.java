/**
 * From the first sign-in to an answered chat on one's own page: the steps, which check
 * themselves, and a look at the company's page as a browser would take it.
 */
@ApplicationModule(allowedDependencies = { "web", "outside", "settings", "language", "shell", "staff", "widgets" })
@NullMarked
package dev.frontdesk.setup;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
