/**
 * Work that goes on behind the pages: handed over with the transaction that asks for it,
 * done in parts on any node, and taken up where one went down.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.frontdesk.jobs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
