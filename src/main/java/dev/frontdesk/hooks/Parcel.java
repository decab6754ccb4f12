package dev.frontdesk.hooks;

import java.time.Instant;

/**
 * One attempt, ready to go.
 *
 * @param publicId the same at each attempt
 * @param attempt its number among all of this delivery
 * @param tries which it is since the delivery last began
 * @param begun when it last began
 * @param test tells of nothing that happened
 */
record Parcel(long delivery, long webhook, String publicId, int attempt, int tries, Instant begun, Instant at,
		boolean test, String address, String body, String signature) {
}
