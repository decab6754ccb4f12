package dev.frontdesk.rest;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A message as the API tells it.
 *
 * @param seq its place in the thread
 * @param visibility public or note
 * @param text and html are empty where it was deleted
 * @param state deleted, redacted or edited, or null
 */
record MessageDocument(long id, long ticket, long seq, String visibility, Author author, String channel,
		String language, String text, String html, Instant createdAt, @Nullable String state,
		List<Attachment> attachments, String url) {

	/**
	 * @param kind agent, customer, bot, rule, app or system
	 */
	record Author(String kind, @Nullable Long id, @Nullable String name) {
	}

	/**
	 * @param size in bytes
	 */
	record Attachment(String id, String name, String mediaType, long size, String url) {
	}

}
