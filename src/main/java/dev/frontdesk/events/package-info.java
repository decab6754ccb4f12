/**
 * What happened to every ticket, in order: written once in the transaction of the change,
 * and read by whoever must react, each by its own locked cursor. It knows tickets by id
 * alone.
 */
@ApplicationModule(allowedDependencies = { "audit" })
@NullMarked
package dev.frontdesk.events;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
