/**
 * The people who write to us: their names, languages, zones and addresses, the
 * organisations they belong to, and how much they matter.
 */
@ApplicationModule(allowedDependencies = { "web", "settings", "language", "audit" })
@NullMarked
package dev.frontdesk.customers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
