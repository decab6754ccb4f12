/**
 * Who did what, kept: changes to settings, people and rights. What happens to a ticket is
 * in the ticket's own history.
 */
@ApplicationModule(allowedDependencies = { "settings" })
@NullMarked
package dev.frontdesk.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
