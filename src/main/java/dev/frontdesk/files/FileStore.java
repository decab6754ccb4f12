package dev.frontdesk.files;

import java.util.Optional;

/** Where the bytes lie: in chunks, numbered from zero without gaps. */
interface FileStore {

	void append(long fileId, int ordinal, byte[] bytes);

	/** Nothing after the last chunk. */
	Optional<byte[]> chunk(long fileId, int ordinal);

	void erase(long fileId);

}
