/**
 * What customers think of how they were helped: asked at the end of a chat, kept once for
 * a ticket, shown beside the thread and in its history, and asked for in views.
 */
@ApplicationModule(
		allowedDependencies = { "web", "shell", "staff", "customers", "tickets", "filters", "chat", "talks" })
@NullMarked
package dev.frontdesk.ratings;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
