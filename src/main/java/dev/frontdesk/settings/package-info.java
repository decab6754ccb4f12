/**
 * The workspace, its brands and markets, the texts admins write per locale, and the list
 * of pages on which they set things.
 */
@ApplicationModule(allowedDependencies = { "language" })
@NullMarked
package dev.frontdesk.settings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
