/**
 * The frame every page stands in: head, menu, live regions, error pages, the words of the
 * interface in the reader's language, theme and density, times as people say them, and
 * the addresses of scripts and style sheets.
 */
@ApplicationModule(allowedDependencies = { "settings", "web", "language" })
@NullMarked
package dev.frontdesk.shell;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
