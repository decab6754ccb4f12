package dev.frontdesk.files;

import java.io.InputStream;
import java.util.Objects;

/** A file's bytes, one chunk in memory at a time; no connection is held in between. */
class ChunkStream extends InputStream {

	private final FileStore store;

	private final long fileId;

	private int ordinal;

	private byte[] chunk = new byte[0];

	private int position;

	ChunkStream(FileStore store, long fileId) {
		this.store = store;
		this.fileId = fileId;
	}

	@Override
	public int read() {
		return hasMore() ? this.chunk[this.position++] & 0xff : -1;
	}

	@Override
	public int read(byte[] target, int offset, int length) {
		Objects.checkFromIndexSize(offset, length, target.length);
		if (length == 0) {
			return 0;
		}
		if (!hasMore()) {
			return -1;
		}
		int count = Math.min(length, this.chunk.length - this.position);
		System.arraycopy(this.chunk, this.position, target, offset, count);
		this.position += count;
		return count;
	}

	private boolean hasMore() {
		if (this.position == this.chunk.length) {
			this.chunk = this.store.chunk(this.fileId, this.ordinal++).orElseGet(() -> new byte[0]);
			this.position = 0;
		}
		return this.chunk.length > 0;
	}

}
