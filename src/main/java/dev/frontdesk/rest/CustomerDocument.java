package dev.frontdesk.rest;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A customer as the API tells them.
 *
 * @param name empty for an anonymous visitor
 * @param emails proven ones first
 * @param tier standard, silver or gold
 */
record CustomerDocument(long id, String name, List<String> emails, String locale, String timeZone, String tier,
		TicketDocument.@Nullable Named organisation, Instant createdAt, String url) {

	/** Stands for its version: another one where anything else is told. */
	long hash() {
		return Integer.toUnsignedLong(hashCode());
	}

}
