/**
 * Text in, text out: which locales are shipped and which of them a reader gets, and how a
 * text in any script is split into words to be found by.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.frontdesk.language;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
