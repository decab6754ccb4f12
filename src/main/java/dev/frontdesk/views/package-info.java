/**
 * Which tickets: the one condition language of views, rules and reports, and the lists an
 * agent works from. A condition is parsed once, told in words, compiled to SQL, and tried
 * on one ticket in memory.
 */
@ApplicationModule(allowedDependencies = { "web", "settings", "language", "audit", "staff", "customers", "tickets" })
@NullMarked
package dev.frontdesk.views;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
