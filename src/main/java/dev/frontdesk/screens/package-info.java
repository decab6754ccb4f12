/**
 * Visitors' screens, looked at and nothing more: an agent asks, the visitor consents with
 * a click, and the picture goes from browser to browser. The server passes on how they
 * find each other, between these two alone, and keeps none of it; where there is no
 * capture, a picture with drawing on it is sent instead.
 */
@ApplicationModule(allowedDependencies = { "web", "settings", "audit", "events", "shell", "live", "staff", "tickets",
		"widgets", "chat", "talks" })
@NullMarked
package dev.frontdesk.screens;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
