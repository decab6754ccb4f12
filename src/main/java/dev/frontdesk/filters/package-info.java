/**
 * Which tickets: the one condition language of views, rules, service levels and reports.
 * A condition is parsed once, told in words, compiled to SQL, tried on one ticket in
 * memory, and written in one editor.
 */
@ApplicationModule(allowedDependencies = { "web", "settings", "language", "audit", "staff", "customers", "tickets" })
@NullMarked
package dev.frontdesk.filters;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
