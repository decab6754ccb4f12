/**
 * What visitors can do in a conversation besides writing: end it, take it along, go on by
 * mail, send files and emoji; and whether the desk may see what they are typing, of which
 * they are told. The scripts that only some conversations need, and their words.
 */
@ApplicationModule(allowedDependencies = { "web", "settings", "audit", "shell", "live", "post", "staff", "customers",
		"tickets", "widgets", "chat", "transcripts" })
@NullMarked
package dev.frontdesk.talks;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
