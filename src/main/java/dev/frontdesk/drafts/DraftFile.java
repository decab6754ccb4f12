package dev.frontdesk.drafts;

import dev.frontdesk.files.FileChecks;
import dev.frontdesk.files.StoredFile;

/**
 * A file that waits with a draft.
 *
 * @param id the file's own, never shown
 * @param publicId its part of the address
 * @param size in bytes
 */
public record DraftFile(long id, String publicId, String name, String mediaType, long size) {

	static DraftFile of(StoredFile file) {
		return new DraftFile(file.id(), file.publicId(), file.name(), file.mediaType(), file.size());
	}

	public boolean picture() {
		return StoredFile.isPicture(this.mediaType);
	}

	/** Whether it can run, which its reader should know. */
	public boolean program() {
		return FileChecks.isProgram(this.name);
	}

}
