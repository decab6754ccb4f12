/**
 * The one list of things that can be done to a ticket, shared by macros, bulk edits and
 * rules: each says what it takes, how it is told, how it is done and how it is undone.
 * Here too are the placeholders that texts for customers may hold.
 */
@ApplicationModule(allowedDependencies = { "web", "settings", "language", "audit", "staff", "customers", "tickets" })
@NullMarked
package dev.frontdesk.actions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
