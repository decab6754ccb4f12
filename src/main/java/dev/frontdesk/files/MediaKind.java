package dev.frontdesk.files;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What a file is. Pictures and PDF are believed only by their first bytes, so that
 * nothing that calls itself a picture can be anything else; other kinds are believed
 * where no browser runs them.
 */
final class MediaKind {

	static final String UNKNOWN = "application/octet-stream";

	private static final Set<String> HARMLESS = Set.of("text/plain", "text/csv", "application/zip", "application/json",
			"application/rtf", "application/msword", "application/vnd.ms-excel", "application/vnd.ms-powerpoint",
			"application/vnd.oasis.opendocument.text", "application/vnd.oasis.opendocument.spreadsheet",
			"application/vnd.openxmlformats-officedocument.wordprocessingml.document",
			"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
			"application/vnd.openxmlformats-officedocument.presentationml.presentation", "message/rfc822",
			"text/calendar", "audio/mpeg", "audio/ogg", "audio/wav", "video/mp4", "video/webm", "image/heic");

	private MediaKind() {
	}

	static String of(byte[] start, int length, @Nullable String declared) {
		if (startsWith(start, length, 0, "\u0089PNG\r\n\u001a\n")) {
			return "image/png";
		}
		if (startsWith(start, length, 0, "\u00ff\u00d8\u00ff")) {
			return "image/jpeg";
		}
		if (startsWith(start, length, 0, "GIF87a") || startsWith(start, length, 0, "GIF89a")) {
			return "image/gif";
		}
		if (startsWith(start, length, 0, "RIFF") && startsWith(start, length, 8, "WEBP")) {
			return "image/webp";
		}
		if (startsWith(start, length, 0, "%PDF-")) {
			return "application/pdf";
		}
		return declared(declared);
	}

	private static String declared(@Nullable String declared) {
		if (declared == null) {
			return UNKNOWN;
		}
		int end = declared.indexOf(';');
		String kind = ((end < 0) ? declared : declared.substring(0, end)).strip().toLowerCase(Locale.ROOT);
		return HARMLESS.contains(kind) ? kind : UNKNOWN;
	}

	private static boolean startsWith(byte[] bytes, int length, int offset, String mark) {
		byte[] wanted = mark.getBytes(StandardCharsets.ISO_8859_1);
		if (length < offset + wanted.length) {
			return false;
		}
		for (int i = 0; i < wanted.length; i++) {
			if (bytes[offset + i] != wanted[i]) {
				return false;
			}
		}
		return true;
	}

}
