/**
 * How agents come in: passwords and the links that set them, sign-in, the rights of each
 * request, the first admin. Customers never sign in here.
 */
@ApplicationModule(allowedDependencies = { "web", "settings", "audit", "shell", "post", "staff" })
@NullMarked
package dev.frontdesk.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
