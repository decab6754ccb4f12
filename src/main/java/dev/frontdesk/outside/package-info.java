/**
 * What lies outside this house: where requests may go, and pages read from there, within
 * bounds of time, size and steps. Private addresses are refused unless they are allowed.
 */
@ApplicationModule(allowedDependencies = { "web" })
@NullMarked
package dev.frontdesk.outside;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
