/**
 * What every HTTP door needs: refusals that carry their status and their words, limits on
 * how often someone may knock, and public ids nobody can guess. Knows no other module.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.frontdesk.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
