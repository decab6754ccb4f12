/**
 * Buttons and small forms that the desk, a macro or later a bot puts under a message: the
 * visitor answers with a click or a few fields, and the answer is their message.
 */
@ApplicationModule(allowedDependencies = { "web", "language", "shell", "customers", "tickets", "chat", "talks" })
@NullMarked
package dev.frontdesk.asks;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
