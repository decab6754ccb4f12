/**
 * The people of the desk: agents, their teams, languages, skills and roles, and whether
 * they take new work. How they come in is the business of access.
 */
@ApplicationModule(allowedDependencies = { "web", "settings", "language", "audit", "shell", "live" })
@NullMarked
package dev.frontdesk.staff;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
