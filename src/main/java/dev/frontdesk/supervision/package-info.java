/**
 * Those who lead look after the chats that go on now: which wait and for how long, who
 * has how many in hand; they watch one, whisper to its agents, or take it over.
 */
@ApplicationModule(allowedDependencies = { "web", "settings", "language", "audit", "shell", "live", "staff",
		"customers", "tickets", "notifications", "offers", "widgets", "chat" })
@NullMarked
package dev.frontdesk.supervision;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
