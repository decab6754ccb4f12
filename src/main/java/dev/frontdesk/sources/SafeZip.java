package dev.frontdesk.sources;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * An archive that can do no harm: its names lead nowhere, what it says it unpacks to is
 * within bounds, and no more than that is ever unpacked. Nothing is written anywhere.
 */
final class SafeZip implements Closeable {

	private static final long MOST_BYTES = 50_000_000_000L;

	private static final int MOST_ENTRIES = 1_000_000;

	private static final long RATIO = 200;

	private static final long RATIO_FROM = 50_000_000;

	private final ZipFile zip;

	private SafeZip(ZipFile zip) {
		this.zip = zip;
	}

	static SafeZip open(Path file) throws IOException {
		ZipFile zip;
		try {
			zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8);
		}
		catch (ZipException ex) {
			throw new SourceRefused("zip-broken");
		}
		try {
			check(zip, Files.size(file));
			return new SafeZip(zip);
		}
		catch (SourceRefused | IOException ex) {
			zip.close();
			throw ex;
		}
	}

	private static void check(ZipFile zip, long packed) {
		if (zip.size() > MOST_ENTRIES) {
			throw new SourceRefused("zip-bursts");
		}
		long unpacked = 0;
		Enumeration<? extends ZipEntry> entries = zip.entries();
		while (entries.hasMoreElements()) {
			ZipEntry entry = entries.nextElement();
			if (leadsOut(entry.getName())) {
				throw new SourceRefused("zip-path", entry.getName());
			}
			long size = Math.max(entry.getSize(), 0);
			unpacked += size;
			boolean bursts = size > RATIO_FROM && size / RATIO > Math.max(entry.getCompressedSize(), 1);
			if (bursts || unpacked > MOST_BYTES || (unpacked > RATIO_FROM && unpacked / RATIO > packed)) {
				throw new SourceRefused("zip-bursts");
			}
		}
	}

	private static boolean leadsOut(String name) {
		String path = name.replace('\\', '/');
		return path.startsWith("/") || path.matches("^[A-Za-z]:.*") || path.indexOf(0) >= 0
				|| List.of(path.split("/", -1)).contains("..");
	}

	/** The files in it, by name, without what file managers add. */
	List<ZipEntry> files() {
		List<ZipEntry> files = new ArrayList<>();
		Enumeration<? extends ZipEntry> entries = this.zip.entries();
		while (entries.hasMoreElements()) {
			ZipEntry entry = entries.nextElement();
			String name = entry.getName();
			String last = lastPart(name);
			if (!entry.isDirectory() && !name.startsWith("__MACOSX/") && !last.startsWith(".")
					&& !last.equals("Thumbs.db")) {
				files.add(entry);
			}
		}
		files.sort(Comparator.comparing(ZipEntry::getName));
		return files;
	}

	static String lastPart(String name) {
		String path = name.replace('\\', '/');
		return path.substring(path.lastIndexOf('/') + 1);
	}

	static boolean endsWith(ZipEntry entry, String ending) {
		return entry.getName().toLowerCase(Locale.ROOT).endsWith(ending);
	}

	InputStream open(ZipEntry entry) throws IOException {
		return new Bounded(this.zip.getInputStream(entry), Math.max(entry.getSize(), 0));
	}

	@Override
	public void close() throws IOException {
		this.zip.close();
	}

	/** Whatever the archive said of its size holds. */
	private static final class Bounded extends FilterInputStream {

		private long left;

		Bounded(InputStream content, long size) {
			super(content);
			this.left = size;
		}

		@Override
		public int read() throws IOException {
			int value = super.read();
			spend((value >= 0) ? 1 : 0);
			return value;
		}

		@Override
		public int read(byte[] target, int offset, int length) throws IOException {
			int count = super.read(target, offset, length);
			spend(Math.max(count, 0));
			return count;
		}

		private void spend(int count) {
			this.left -= count;
			if (this.left < 0) {
				throw new SourceRefused("zip-bursts");
			}
		}

	}

}
