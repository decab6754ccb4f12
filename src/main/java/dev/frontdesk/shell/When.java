package dev.frontdesk.shell;

import java.time.Instant;

/**
 * A time as it is said now, see {@link Times#ago} and {@link Times#waited}. Two that are
 * equal look the same.
 */
public record When(Instant at, String said) {
}
