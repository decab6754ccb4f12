/**
 * The customer's own pages at {@code /help}: new request, my requests, sign-in by a
 * mailed link, and the letters that say an answer has come. Works without JavaScript; an
 * agent's session means nothing here.
 */
@ApplicationModule(allowedDependencies = { "web", "settings", "language", "audit", "events", "shell", "post", "files",
		"customers", "tickets", "fields", "forms", "transcripts" })
@NullMarked
package dev.frontdesk.portal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
