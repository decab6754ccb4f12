/**
 * The people of the desk: agents, their teams, languages and roles, and how they sign in.
 * Customers are no staff and never sign in here.
 */
@ApplicationModule(allowedDependencies = { "web", "settings", "language", "audit", "shell", "post", "live" })
@NullMarked
package dev.frontdesk.staff;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
