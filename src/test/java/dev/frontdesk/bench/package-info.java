/**
 * Agents at work, against the packaged application on a large workspace: not tests, but
 * the figures of the README. Run by the profile {@code bench}.
 */
@NullMarked
package dev.frontdesk.bench;

import org.jspecify.annotations.NullMarked;
