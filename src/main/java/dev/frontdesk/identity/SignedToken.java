package dev.frontdesk.identity;

import java.time.Instant;

import dev.frontdesk.customers.Proof;

/** What a token says whose signature, audience and times are in order. */
public record SignedToken(long widgetId, long secretId, String id, Instant expiresAt, Proof proof) {
}
