/**
 * Chats offered to agents: who is given a live chat takes it within seconds or lets it
 * pass, to the next of the team; who waits in vain is told so and asked where an answer
 * reaches them. The chats an agent has in hand, on every page.
 */
@ApplicationModule(allowedDependencies = { "web", "settings", "audit", "events", "shell", "live", "staff", "customers",
		"tickets", "routing", "notifications" })
@NullMarked
package dev.frontdesk.offers;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
