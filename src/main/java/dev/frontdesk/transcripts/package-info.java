/**
 * A ticket's conversation to take along: as one HTML file or as PDF, in the reader's
 * language and zone; notes only for the desk, and only when asked for.
 */
@ApplicationModule(allowedDependencies = { "web", "settings", "language", "shell", "staff", "customers", "tickets" })
@NullMarked
package dev.frontdesk.transcripts;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
