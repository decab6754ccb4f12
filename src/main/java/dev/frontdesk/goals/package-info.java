/**
 * What the company wants its visitors to do, such as ordering: told by its pages, counted
 * once, and whether a chat or a message went before it. Keeps nothing of who did it.
 */
@ApplicationModule(allowedDependencies = { "web", "settings", "language", "audit", "shell", "staff", "widgets" })
@NullMarked
package dev.frontdesk.goals;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
