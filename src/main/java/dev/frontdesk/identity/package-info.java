/**
 * Proof of who a visitor is: tokens that the company's own programs sign with a widget's
 * secret, each good once and for a day at most.
 */
@ApplicationModule(allowedDependencies = { "web", "settings", "audit", "shell", "staff", "customers" })
@NullMarked
package dev.frontdesk.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
