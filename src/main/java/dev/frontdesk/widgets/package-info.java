/**
 * The places on the company's pages where visitors write: how each looks, what it says,
 * where and when it shows, and the loader that brings it there.
 */
@ApplicationModule(
		allowedDependencies = { "web", "settings", "language", "audit", "shell", "files", "staff", "actions", "forms" })
@NullMarked
package dev.frontdesk.widgets;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
