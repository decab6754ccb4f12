package dev.frontdesk.files;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * A look into archives, with one budget for everything inside, however deep: what costs
 * more than it to unpack is refused, and never unpacked further.
 */
final class Archive {

	/** Unpacked bytes read at most; also what one upload may cost to look at. */
	private static final long MOST_BYTES = 200_000_000;

	private static final int MOST_ENTRIES = 10_000;

	private static final int DEEPEST = 3;

	private static final long RATIO = 200;

	private static final long RATIO_FROM = 20_000_000;

	private final long packed;

	private long unpacked;

	private int entries;

	private boolean program;

	private Archive(long packed) {
		this.packed = packed;
	}

	static Finding look(InputStream bytes, String type, long size) throws IOException {
		Archive archive = new Archive(size);
		try {
			if ((type.contains("zip") && !type.contains("gzip")) || type.contains("ooxml")
					|| type.contains("opendocument") || type.contains("officedocument")) {
				archive.zip(bytes, 1);
			}
			else if (type.contains("gzip")) {
				archive.gzip(bytes, 1);
			}
		}
		catch (Burst ex) {
			return Finding.BURSTS;
		}
		catch (IOException | IllegalArgumentException ex) {
			// broken or encrypted: nobody can unpack it here, and nothing was
			return archive.program ? Finding.PROGRAM : Finding.FINE;
		}
		return archive.program ? Finding.PROGRAM : Finding.FINE;
	}

	private void zip(InputStream bytes, int depth) throws IOException {
		// not closed: it lies within another stream
		ZipInputStream zip = new ZipInputStream(bytes, StandardCharsets.UTF_8);
		for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
			if (++this.entries > MOST_ENTRIES) {
				throw new Burst();
			}
			this.program |= !entry.isDirectory() && FileChecks.isProgram(entry.getName());
			into(zip, depth);
		}
	}

	private void gzip(InputStream bytes, int depth) throws IOException {
		into(new GZIPInputStream(bytes), depth);
	}

	private void into(InputStream content, int depth) throws IOException {
		BufferedInputStream bytes = new BufferedInputStream(new Counted(content), 8192);
		bytes.mark(4);
		byte[] start = bytes.readNBytes(4);
		bytes.reset();
		boolean zip = start.length == 4 && start[0] == 'P' && start[1] == 'K' && start[2] == 3 && start[3] == 4;
		boolean gzip = start.length == 4 && (start[0] & 0xff) == 0x1f && (start[1] & 0xff) == 0x8b;
		if ((zip || gzip) && depth == DEEPEST) {
			throw new Burst();
		}
		if (zip) {
			zip(bytes, depth + 1);
		}
		else if (gzip) {
			gzip(bytes, depth + 1);
		}
		bytes.transferTo(java.io.OutputStream.nullOutputStream());
	}

	private void spend(long count) throws Burst {
		this.unpacked += count;
		if (this.unpacked > MOST_BYTES || (this.unpacked > RATIO_FROM && this.unpacked / RATIO > this.packed)) {
			throw new Burst();
		}
	}

	enum Finding {

		FINE, PROGRAM, BURSTS

	}

	private static final class Burst extends IOException {

		private static final long serialVersionUID = 1;

	}

	/** Every unpacked byte is counted before it is used. */
	private final class Counted extends InputStream {

		private final InputStream content;

		Counted(InputStream content) {
			this.content = content;
		}

		@Override
		public int read() throws IOException {
			int value = this.content.read();
			if (value >= 0) {
				spend(1);
			}
			return value;
		}

		@Override
		public int read(byte[] target, int offset, int length) throws IOException {
			int count = this.content.read(target, offset, length);
			if (count > 0) {
				spend(count);
			}
			return count;
		}

	}

}
