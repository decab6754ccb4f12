package dev.frontdesk.hooks;

import java.time.Instant;

/**
 * One attempt, ready to go.
 *
 * @param publicId the same at each attempt
 * @param attempt its number among all of this delivery
 * @param tries which it is since the delivery last began
 * @param begun when it last began
 * @param once not tried again, and says nothing about the webhook: a test, or sent by
 * hand to one that is off
 */
record Parcel(long delivery, long webhook, String publicId, int attempt, int tries, Instant begun, Instant at,
		boolean once, String address, String body, String signature) {
}
