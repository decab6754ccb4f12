package dev.frontdesk.transcripts;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

import dev.frontdesk.tickets.Reader;

/**
 * What stands above a conversation.
 *
 * @param notes whether internal notes are in it
 * @param zone in which its times are told
 * @param reader who takes it along
 */
public record Transcript(long ticketId, long number, String subject, String language, String customer, String house,
		Instant createdAt, boolean notes, Locale locale, ZoneId zone, Reader reader) {

	/**
	 * One message.
	 *
	 * @param author empty for someone without a name
	 * @param html safe; without pictures, which are among the files
	 */
	record Said(long seq, boolean ours, boolean note, String author, Instant at, String language, String text,
			String html, List<File> files, List<String> cards) {
	}

	/**
	 * @param size in bytes
	 */
	record File(String name, long size) {
	}

}
