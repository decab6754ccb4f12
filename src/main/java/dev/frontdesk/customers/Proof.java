package dev.frontdesk.customers;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What a company vouches for: who someone is and what is true of them.
 *
 * @param subject what the company calls them, exactly
 * @param name empty where it is not said
 * @param email of theirs, which the company has verified; null where it has not
 * @param tier null where it is not said
 */
public record Proof(String subject, String name, @Nullable EmailAddress email, @Nullable Tier tier,
		Map<String, Object> attributes) {
}
