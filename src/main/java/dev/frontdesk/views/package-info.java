/**
 * Which tickets someone looks at: the built-in views with their counts and pages, and the
 * one condition language for views, rules and reports. Every read takes its reader.
 */
@ApplicationModule(allowedDependencies = { "web", "settings", "language", "audit", "staff", "customers", "tickets" })
@NullMarked
package dev.frontdesk.views;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
