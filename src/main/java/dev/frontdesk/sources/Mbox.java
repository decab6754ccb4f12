package dev.frontdesk.sources;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the messages of an mbox lie (RFC 4155): each begins behind a line that starts
 * with {@code From } and follows an empty one.
 */
final class Mbox {

	private static final byte[] FROM = "From ".getBytes(StandardCharsets.US_ASCII);

	private Mbox() {
	}

	static List<Part> parts(Path file) throws IOException {
		List<Part> parts = new ArrayList<>();
		try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file), 256 * 1024)) {
			Scan scan = new Scan(parts);
			int one = bytes.read();
			while (one >= 0) {
				scan.take(one);
				one = bytes.read();
			}
			scan.end();
		}
		return parts;
	}

	/** Bytes of one message, without its {@code From } line. */
	record Part(long start, long end) {
	}

	/** One byte after another. */
	private static final class Scan {

		private final List<Part> parts;

		private long at;

		private long lineStart;

		private int column;

		private boolean from = true;

		private boolean blankBefore = true;

		private boolean blank = true;

		private long begun = -1;

		Scan(List<Part> parts) {
			this.parts = parts;
		}

		void take(int one) {
			this.at++;
			if (one == '\n') {
				endOfLine();
				return;
			}
			if (this.column < FROM.length) {
				this.from &= one == FROM[this.column];
			}
			this.blank &= one == '\r';
			this.column++;
		}

		private void endOfLine() {
			if (this.from && this.column > FROM.length && this.blankBefore) {
				close(this.lineStart);
				this.begun = this.at;
			}
			this.blankBefore = this.blank;
			this.lineStart = this.at;
			this.column = 0;
			this.from = true;
			this.blank = true;
		}

		private void close(long end) {
			if (this.begun >= 0 && end > this.begun) {
				this.parts.add(new Part(this.begun, end));
			}
		}

		void end() {
			close(this.at);
		}

	}

}
