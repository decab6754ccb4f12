package dev.frontdesk.files;

import java.time.Instant;
import java.util.Set;

/**
 * A file that is kept.
 *
 * @param name cleaned: no path, no control characters, no direction overrides
 * @param mediaType as its content says, else a harmless kind as it was declared
 * @param size in bytes
 * @param sha256 in hexadecimal
 */
public record StoredFile(long id, String publicId, String name, String mediaType, long size, String sha256,
		Instant createdAt) {

	private static final Set<String> PICTURES = Set.of("image/png", "image/jpeg", "image/gif", "image/webp");

	/** Whether a browser may show it in place. */
	public boolean isPicture() {
		return isPicture(this.mediaType);
	}

	/** Whether a browser may show files of this type in place. */
	public static boolean isPicture(String mediaType) {
		return PICTURES.contains(mediaType);
	}

}
