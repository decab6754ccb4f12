/**
 * Letters to people by mail: written in the reader's language in the caller's
 * transaction, sent after it by an outbox that retries, and kept for the admins to read
 * where no mail server is configured.
 */
@ApplicationModule(allowedDependencies = { "settings", "language", "web", "files" })
@NullMarked
package dev.frontdesk.post;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
