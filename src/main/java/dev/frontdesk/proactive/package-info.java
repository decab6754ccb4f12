/**
 * Messages that the company's pages show on their own account: when, to whom, how often,
 * in which words, and what came of them against visitors who were shown nothing. Judged
 * in the browser; without consent nothing about a visitor outlives the page.
 */
@ApplicationModule(allowedDependencies = { "web", "settings", "language", "audit", "shell", "staff", "customers",
		"tickets", "widgets", "trails", "availability", "goals" })
@NullMarked
package dev.frontdesk.proactive;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
