package dev.frontdesk.sources;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;

import jakarta.mail.util.SharedFileInputStream;
import org.jspecify.annotations.Nullable;

/** The mails in a file: an mbox, one message, or an archive of messages. */
interface MailBox extends Closeable {

	int size();

	/** What a report calls it. */
	String name(int index);

	InputStream open(int index) throws IOException;

	static MailBox of(Path file) throws IOException {
		return switch (Starts.of(file)) {
			case ZIP -> new Zipped(SafeZip.open(file));
			case MBOX -> new Lines(file, Mbox.parts(file));
			default -> new Lines(file, List.of(new Mbox.Part(0, Files.size(file))));
		};
	}

	/** Messages within one file, of which never more than the headers are in memory. */
	final class Lines implements MailBox {

		private final List<Mbox.Part> parts;

		private final SharedFileInputStream bytes;

		Lines(Path file, List<Mbox.Part> parts) throws IOException {
			this.parts = parts;
			this.bytes = new SharedFileInputStream(file.toFile());
		}

		@Override
		public int size() {
			return this.parts.size();
		}

		@Override
		public String name(int index) {
			return "#" + (index + 1);
		}

		@Override
		public InputStream open(int index) {
			Mbox.Part part = this.parts.get(index);
			return this.bytes.newStream(part.start(), part.end());
		}

		@Override
		public void close() throws IOException {
			this.bytes.close();
		}

	}

	/** A file for each message. */
	final class Zipped implements MailBox {

		private static final int LARGEST = 100_000_000;

		private final SafeZip zip;

		private final List<ZipEntry> mails = new ArrayList<>();

		private final List<String> others = new ArrayList<>();

		Zipped(SafeZip zip) {
			this.zip = zip;
			for (ZipEntry entry : zip.files()) {
				if (SafeZip.endsWith(entry, ".eml") || SafeZip.endsWith(entry, ".mail")
						|| SafeZip.endsWith(entry, ".txt") || !SafeZip.lastPart(entry.getName()).contains(".")) {
					this.mails.add(entry);
				}
				else {
					this.others.add(entry.getName());
				}
			}
		}

		/** What lies among them and is no message. */
		List<String> others() {
			return this.others;
		}

		@Override
		public int size() {
			return this.mails.size();
		}

		@Override
		public String name(int index) {
			return this.mails.get(index).getName();
		}

		@Override
		public InputStream open(int index) throws IOException {
			try (InputStream content = this.zip.open(this.mails.get(index))) {
				byte[] bytes = content.readNBytes(LARGEST + 1);
				if (bytes.length > LARGEST) {
					throw new IOException("larger than mail is");
				}
				return new ByteArrayInputStream(bytes);
			}
		}

		@Override
		public void close() throws IOException {
			this.zip.close();
		}

	}

	static @Nullable Zipped zipped(MailBox box) {
		return (box instanceof Zipped zipped) ? zipped : null;
	}

}
