/**
 * What other desks leave behind, read as neutral records one after another: tables,
 * mailboxes, exports. A kind of file is an {@link dev.frontdesk.sources.ImportSource};
 * what becomes of the records is for others to say.
 */
@ApplicationModule(allowedDependencies = { "web", "files", "tickets" })
@NullMarked
package dev.frontdesk.sources;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
