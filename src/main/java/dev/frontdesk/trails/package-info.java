/**
 * What visitors allow to be remembered: the pages they saw, what they did there, what
 * brought them. Nothing without their consent, and nothing for longer than the market
 * says.
 */
@ApplicationModule(
		allowedDependencies = { "web", "settings", "language", "audit", "shell", "staff", "customers", "widgets" })
@NullMarked
package dev.frontdesk.trails;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
