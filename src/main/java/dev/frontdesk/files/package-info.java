/**
 * Keeps attachments and gives them back: streamed, hashed, their kind read from their
 * content. Who may see a file is for its owner to decide; there is no address of its own
 * here.
 */
@ApplicationModule(allowedDependencies = { "web" })
@NullMarked
package dev.frontdesk.files;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
