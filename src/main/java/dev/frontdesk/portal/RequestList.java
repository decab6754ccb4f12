package dev.frontdesk.portal;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A page of somebody's requests, newest first.
 *
 * @param next the public id after which the next page begins
 */
public record RequestList(List<Row> rows, ZoneId zone, @Nullable String next) {

	/**
	 * @param last the beginning of the last public message
	 * @param answered whether the desk wrote it
	 * @param unread whether the desk wrote something not yet seen
	 */
	public record Row(String publicId, long number, String subject, String status, String last, boolean answered,
			Instant lastAt, boolean unread) {
	}

}
