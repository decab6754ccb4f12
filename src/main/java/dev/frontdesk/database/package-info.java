/**
 * The PostgreSQL that Frontdesk brings along. Where no datasource is configured, this
 * module starts a server of its own in the data folder, keeps it safe from a second
 * instance, brings it up again after a crash and stops it with the application.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.frontdesk.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
